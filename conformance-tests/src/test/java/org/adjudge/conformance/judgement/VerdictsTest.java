package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Reduction;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The table of docs/adr/0009, row by row. */
class VerdictsTest {
    /** Right rules on kernels that are off by a thousandth. */
    private record WrongKernels(AdjudgeEngine right) implements GradientEngine {
        @Override
        public String name() {
            return "wrong kernels";
        }

        @Override
        public Answer differentiate(Problem problem) {
            Answer answer = right.differentiate(problem);
            return new Answer(
                    answer.output(),
                    answer.gradients().stream().map(WrongKernels::off).toList());
        }

        private static Tensor off(Tensor tensor) {
            double[] elements =
                    Arrays.stream(tensor.toDoubles()).map(v -> v * 1.001).toArray();
            return Tensor.of(tensor.dtype(), tensor.shape(), elements);
        }

        @Override
        public boolean answersIntermediates() {
            return false;
        }

        @Override
        public Optional<GradientGraph> gradientGraph(Problem problem) {
            return right.gradientGraph(problem);
        }
    }

    /** Has no answer to anything. */
    private record Throws(RuntimeException exception) implements GradientEngine {
        @Override
        public String name() {
            return "throws";
        }

        @Override
        public Answer differentiate(Problem problem) {
            throw exception;
        }
    }

    @Test
    void of_numbers_that_nobody_has_a_value_for_nothing_is_judged() {
        Case outOfRange = Case.parse("tf.scatter_nd(i, x, [3, 2]) | i: i32[1,1] = [[7]], x: f64[1,2]");
        for (GradientEngine engine :
                List.of(new AdjudgeEngine(), new Throws(new ArrayIndexOutOfBoundsException("7 of 3")))) {
            Judgement judgement = new Judge(engine).verdictOn(outOfRange);
            assertEquals(Verdict.NO_ORACLE, judgement.verdict());
            String reason = judgement.gravest().reason();
            assertTrue(reason.contains(", and TensorFlow has no value either: "), reason);
        }
    }

    @Test
    void an_engine_that_throws_on_what_has_a_value_is_wrong_even_if_it_throws_on_every_part_too() {
        Judgement judgement = new Judge(new Throws(new IllegalArgumentException("no")))
                .verdictOn(Case.parse("tf.exp(tf.sin(x)) | x: f64[2]"));
        assertEquals(Verdict.DISAGREES, judgement.verdict());
        assertEquals(
                "the engine threw java.lang.IllegalArgumentException: no",
                judgement.gravest().reason());
    }

    private static GradientEngine with(String op, VjpRules.Rule rule) {
        return new AdjudgeEngine(new VjpRules(Map.of(op, rule)));
    }

    /** As in TensorFlow: summed over axis 1 whatever the rank (docs/FINDINGS.md). */
    private static final GradientEngine SAME_MISTAKE = with(
            "nn.log_softmax",
            (op, k, a) -> a.ct().minus(a.out().exp().times(a.ct().reduce(Reduction.SUM, Axes.of(1), true))));

    private static Check gradient(GradientEngine engine, String line) {
        return new Judge(engine).verdictOn(Case.parse(line)).checks().get(1);
    }

    private static Evidence evidence(Check check, String witness) {
        return check.evidence().stream()
                .filter(e -> e.witness().equals(witness))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void where_they_agree_nobody_else_is_heard() {
        Check check = gradient(new AdjudgeEngine(), "tf.sin(x) | x: f64[3]");
        assertEquals(Verdict.AGREES, check.verdict());
        assertEquals(List.of(), check.evidence());
    }

    @Test
    void who_hears_all_hears_five() {
        Judgement judgement =
                new Judge(new AdjudgeEngine()).hearingAll().verdictOn(Case.parse("tf.sin(x) * y | x: f64[3], y: f64"));
        assertEquals(Verdict.AGREES, judgement.verdict());
        Check check = judgement.checks().get(1);
        assertEquals(
                List.of("engine", "tensorflow", "transplant", "function library", "differences", "80 digits"),
                check.evidence().stream().map(Evidence::witness).toList());
        assertTrue(check.evidence().stream()
                .limit(5)
                .allMatch(e -> e.engine().orElse(false) && e.oracle().orElse(false)));
    }

    @Test
    void whole_numbers_are_heard_about_too() {
        Case line = Case.parse("tf.reduce_prod(i, axis=0) | i: i32[2,3]");
        assertEquals(
                Verdict.AGREES,
                new Judge(new AdjudgeEngine()).hearingAll().verdictOn(line).verdict());
    }

    @Test
    void a_wrong_kernel() {
        Check check = gradient(new WrongKernels(new AdjudgeEngine()), "tf.sin(x) | x: f64[3]");
        assertEquals(Verdict.ENGINE_KERNEL, check.verdict());
        assertEquals(Optional.of(true), evidence(check, "transplant").oracle());
        assertEquals(Optional.of(false), evidence(check, "differences").engine());
    }

    @Test
    void a_wrong_rule() {
        Check check = gradient(with("sin", (op, k, a) -> a.ct().times(a.in(0).sin())), "tf.sin(x) | x: f64[3]");
        assertEquals(Verdict.ENGINE_RULE, check.verdict());
        assertEquals(Optional.of(false), evidence(check, "transplant").oracle());
        assertEquals(Optional.of(true), evidence(check, "transplant").engine());
    }

    @Test
    void a_wrong_rule_where_tensorflow_has_none() {
        GradientEngine engine = with("math.xlogy", (op, k, a) -> a.ct().times(a.in(1 - k)));
        assertEquals(
                Verdict.ENGINE_RULE,
                gradient(engine, "tf.math.xlogy(x, y) | x: f64[3], y: f64[3] in (0.5, 2)")
                        .verdict());
    }

    @Test
    void an_engine_that_shows_no_graph_just_disagrees() {
        Check check = gradient(Broken.zeros(), "tf.sin(x) | x: f64[3]");
        assertEquals(Verdict.DISAGREES, check.verdict());
        assertEquals(
                "the engine shows no gradient graph",
                evidence(check, "transplant").says());
    }

    @Test
    void a_finding() {
        Check check = gradient(new AdjudgeEngine(), "tf.nn.log_softmax(x) | x: f64[2,1,3]");
        assertEquals(Verdict.ORACLE_SUSPECT, check.verdict());
        assertEquals(Optional.of(true), evidence(check, "differences").engine());
        assertEquals(Optional.of(false), evidence(check, "differences").oracle());
    }

    @Test
    void another_choice_at_a_kink() {
        GradientEngine one = with("nn.relu", (op, k, a) -> a.in(0).ge(0).select(a.ct(), a.ct().zerosLike()));
        Check check = gradient(one, "tf.nn.relu(x) | x: f64[3] = [-1, 0, 2]");
        assertEquals(Verdict.CONVENTION, check.verdict());
        assertFalse(check.verdict().fails());
        assertTrue(check.oracle().isPresent() && check.engine().isPresent());
    }

    @Test
    void what_is_no_choice_at_a_kink() {
        GradientEngine two = with(
                "nn.relu",
                (op, k, a) -> a.in(0)
                        .ge(0)
                        .select(a.ct(), a.ct().zerosLike())
                        .plus(a.in(0).eq(0).select(a.ct(), a.ct().zerosLike())));
        assertEquals(
                Verdict.ENGINE_RULE,
                gradient(two, "tf.nn.relu(x) | x: f64[3] = [-1, 0, 2]").verdict());
    }

    @Test
    void a_kink_excuses_no_other_element() {
        GradientEngine seven =
                with("abs", (op, k, a) -> a.ct().times(a.in(0).sign().times(7)));
        assertEquals(
                Verdict.ENGINE_RULE,
                gradient(seven, "tf.abs(x) | x: f64[2] = [0, 1e-3]").verdict());
    }

    @Test
    void infinity_is_no_choice_at_a_kink() {
        GradientEngine infinite = with(
                "nn.relu",
                (op, k, a) -> a.in(0)
                        .gt(0)
                        .select(a.ct(), a.ct().zerosLike())
                        .plus(a.in(0).eq(0).select(a.in(0).like(Double.POSITIVE_INFINITY), a.ct().zerosLike())));
        assertEquals(
                Verdict.ENGINE_RULE,
                gradient(infinite, "tf.nn.relu(x) | x: f64[3] = [-1, 0, 2]").verdict());
    }

    @Test
    void what_a_cast_takes_off_is_no_rounding() {
        Case line = Case.parse("tf.cast(tf.cast(x, tf.float32), tf.float64) | x: f64[3] = [0.1, 0.7, 1.3]");
        assertTrue(new Judge(Broken.ignoresCasts()).verdictOn(line).verdict().fails());
    }

    @Test
    void half_at_a_kink_is_a_choice_too_and_no_finding() {
        GradientEngine half = with(
                "abs",
                (op, k, a) -> a.ct().times(a.in(0)
                        .sign()
                        .plus(a.in(0).eq(0).select(a.in(0).like(0.5), a.in(0).like(0)))));
        assertEquals(
                Verdict.CONVENTION,
                gradient(half, "tf.abs(x) | x: f64[2] = [0, 1.5]").verdict());
    }

    @Test
    void a_mistake_shared_with_tensorflow_shows_when_all_are_heard() {
        Case line = Case.parse("tf.nn.log_softmax(x) | x: f64[2,1,3]");
        assertEquals(Verdict.AGREES, new Judge(SAME_MISTAKE).verdictOn(line).verdict());
        Judgement heard = new Judge(SAME_MISTAKE).hearingAll().verdictOn(line);
        assertEquals(Verdict.SHARED_FAULT, heard.verdict());
        assertTrue(FailureText.of(heard).startsWith("gradient of x is suspect"), FailureText.of(heard));
    }

    @Test
    void terms_that_swallow_the_steps_are_no_shared_fault() {
        Case line = Case.parse("tf.reduce_sum(x * y) | x: f64[4] = [1e8, 1, -1e8, 3], y: f64[4] = [1e8, 2, 1e8, 1]");
        assertEquals(
                Verdict.AGREES,
                new Judge(new AdjudgeEngine()).hearingAll().verdictOn(line).verdict());
    }

    @Test
    void a_choice_that_both_make_is_no_shared_fault() {
        for (String line : List.of(
                "tf.nn.relu(x) | x: f64[3] = [-1, 0, 2]",
                "tf.clip_by_value(x, lo, hi) | x: f64[2] = [3, 0.5], lo: f64[2] = [1, 0.5], hi: f64[2] = [3, 0.5]",
                "tf.reduce_max(x) | x: f64[3] = [2, 2, 1]",
                "tf.where(x > 0, tf.sqrt(x), 0.0) | x: f64[3] = [-1, 1, 4]",
                "tf.where(x >= y, x, y) | x: f32[2,3] = [[1, 2, 3], [3, 2, 1]], y: f32[3] = [2, 2, 2]",
                "tf.nn.max_pool2d(x, 2, 2, 'VALID') | x: f64[1,2,4,1] = [[[[1],[1],[2],[2]],[[1],[1],[2],[2]]]]",
                "u = x * x; y = tf.cast(x, tf.float32); y * tf.cast(u, tf.float32) | x: f64[3]",
                "x * tf.stop_gradient(x) | x: f64[3]")) {
            assertEquals(
                    Verdict.AGREES,
                    new Judge(new AdjudgeEngine())
                            .hearingAll()
                            .verdictOn(Case.parse(line))
                            .verdict(),
                    line);
        }
    }
}
