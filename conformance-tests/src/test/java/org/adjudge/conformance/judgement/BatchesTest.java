package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;
import org.junit.jupiter.api.Test;

class BatchesTest {
    /** Of all kinds that TensorFlow answers, and of all ways in which it fails one question of several, or all of one. */
    private static final List<Case> COMPANY = Stream.of(
                    "tf.matmul(x, y) * x | x: f32[2,2], y: f32[2,2]",
                    "x * x * x | x: f64[2] | order=2",
                    "x | x: f64[2]",
                    "tf.stop_gradient(x) * 2 | x: f64[2], y: f64[2] | order=2",
                    "x > 0 | x: f32[2]",
                    // no gradient: of x, of x and its second order, of one of two
                    "tf.math.cumprod(x) | x: f64[4]",
                    "tf.math.cumprod(x) | x: f64[4] | order=2",
                    "tf.math.cumprod(x) * y | x: f64[4], y: f64[4]",
                    "tf.tanh(x) | x: f64[2] | order=2",
                    // its gradient fails when it is written, and says of which node; this gradient's gradient does
                    "tf.nn.log_softmax(x) | x: f64[3]",
                    "tf.nn.softmax_cross_entropy_with_logits(l, x) | l: f64[2,3], x: f64[2,3] | order=2",
                    // it fails when it runs
                    "tf.linalg.inv(x) | x: f64[2,2] = [[1, 1], [1, 1]]",
                    "tf.gather(x, [5]) | x: i32[3]")
            .map(Case::parse)
            .toList();

    private static List<Problem> problems(List<Case> cases) {
        return cases.stream().map(Case::problem).toList();
    }

    @Test
    void in_company_each_is_answered_as_alone() {
        TensorFlowOracle oracle = new TensorFlowOracle();
        List<Testimony> together = oracle.testify(problems(COMPANY));
        assertEach(oracle::testify, together);
        assertTrue(together.stream().anyMatch(t -> t.output() instanceof Outcome.Failed), "one fails when it runs");
        assertEach(oracle::testifyInDouble, oracle.testifyInDouble(problems(COMPANY)));
    }

    private static void assertEach(Function<Problem, Testimony> alone, List<Testimony> together) {
        for (int i = 0; i < COMPANY.size(); i++) {
            Case subject = COMPANY.get(i);
            assertEquals(alone.apply(subject.problem()), together.get(i), subject::line);
        }
    }

    private static List<Case> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Case.parse("x * " + i + ".5 | x: f64"))
                .toList();
    }

    @Test
    void what_is_expected_is_asked_a_batch_at_a_time_each_batch_once() {
        int[] asked = new int[1];
        Batches batches = new Batches(problems -> {
            asked[0]++;
            return new TensorFlowOracle().testify(problems);
        });
        List<Case> cases = many(40);
        for (int engine = 0; engine < 2; engine++) {
            batches.expect(cases);
            for (Case subject : cases) {
                assertEquals(
                        Optional.of(new TensorFlowOracle().testify(subject.problem())), batches.testimony(subject));
            }
        }
        assertEquals(3, asked[0]);
    }

    @Test
    void what_is_not_expected_is_in_no_batch() {
        Batches batches = new Batches(new TensorFlowOracle()::testify);
        assertEquals(Optional.empty(), batches.testimony(Case.parse("x | x: f64")));
    }

    @Test
    void who_would_wait_for_a_batch_asks_the_next_one_meanwhile() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch next = new CountDownLatch(1);
        List<Case> cases = many(20);
        Batches batches = new Batches(problems -> {
            if (problems.contains(cases.get(0).problem())) {
                first.countDown();
                // would not go on before another thread asks the other batch
                assertTrue(await(next));
            } else {
                next.countDown();
            }
            return new TensorFlowOracle().testify(problems);
        });
        batches.expect(cases);
        CompletableFuture<Optional<Testimony>> one =
                CompletableFuture.supplyAsync(() -> batches.testimony(cases.get(0)));
        assertTrue(await(first));
        assertEquals(
                Optional.of(new TensorFlowOracle().testify(cases.get(1).problem())), batches.testimony(cases.get(1)));
        assertTrue(one.get().isPresent());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_batch_that_cannot_be_asked_names_the_case() {
        Batches batches = new Batches(problems -> {
            throw new IllegalArgumentException("no");
        });
        Case subject = Case.parse("x | x: f64");
        batches.expect(List.of(subject));
        assertEquals(
                "TensorFlow could not be asked of x | x: f64",
                assertThrows(IllegalStateException.class, () -> batches.testimony(subject))
                        .getMessage());
    }
}
