package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.Sweep;
import org.adjudge.oracle.TensorFlowOracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One case with many draws of its numbers. */
class SweepTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2], y: f32[2,2], z: f32[2,2,2]",
                "a = tf.exp(x); tf.reduce_sum(a * y, axis=1) | x: f64[2,3], y: f64[3] | order=2",
                "a = x * y; a + tf.sin(a) | x: f64[3], y: f64[3] | wrt=a,x, order=2",
                // no second order of tanh, none along x, and none of y, which does not move
                "tf.tanh(x) | x: f64[3] | order=2",
                "3.0 * x + tf.sin(y) | x: f64[3], y: f64[3] | order=2",
                "tf.stop_gradient(y) * x | x: f32[3], y: f32[3] | order=2",
                // no gradient along x, of either order
                "tf.math.cumprod(x) + tf.exp(y) | x: f64[3], y: f64[3]",
                "tf.math.cumprod(x) + tf.exp(y) | x: f64[3], y: f64[3] | order=2",
                // an index that may not be there with other numbers
                "tf.gather(x, i) | x: i32[4,2], i: i32[3] in [0, 6)",
                "x > y | x: f32[3], y: f32[3]",
                "tf.nn.relu(x) | x: f32[0,2]",
            })
    void each_draw_is_answered_as_by_a_graph_of_its_own(String line) {
        Case subject = Case.parse(line);
        TensorFlowOracle oracle = new TensorFlowOracle();
        try (Sweep sweep = new Sweep(subject.problem())) {
            for (int draw : new int[] {3, 1, 2, 4, 3}) {
                Problem drawn = subject.withValues(draw).problem();
                assertEquals(oracle.testify(drawn), sweep.testify(drawn), "draw " + draw);
            }
        }
    }

    /** Its gradients are zeros where the first input's first element is large. */
    private static final class WrongWhereLarge implements GradientEngine {
        @Override
        public String name() {
            return "wrong where large";
        }

        @Override
        public Answer differentiate(Problem problem) {
            Answer right = new AdjudgeEngine().differentiate(problem);
            boolean large = problem.inputs().values().iterator().next().get(0) > 1.5;
            return large
                    ? new Answer(
                            right.output(),
                            problem.wrt().stream()
                                    .map(v -> Step.zeros(v.type()))
                                    .toList(),
                            right.second())
                    : right;
        }
    }

    /** Two of them have a large first element, and not the first. */
    private static IntStream draws() {
        return IntStream.rangeClosed(16, 24);
    }

    @Test
    void the_gravest_judgement_is_that_of_the_first_draw_that_is_so_grave() {
        Case subject = Case.parse("x * y | x: f64[2] in (-2, 2), y: f64[2]");
        Judge judge = new Judge(new WrongWhereLarge());
        Map<Integer, Judgement> alone = new LinkedHashMap<>();
        draws().forEach(draw -> alone.put(draw, judge.verdictOn(subject.withValues(draw))));
        List<Judgement> failing =
                alone.values().stream().filter(j -> j.verdict().fails()).toList();
        assertEquals(2, failing.size());
        Judgement gravest = judge.gravestOf(subject, draws());
        assertEquals(failing.get(0).subject().line(), gravest.subject().line());
        assertEquals(failing.get(0).checks(), gravest.checks());
        IntStream right = draws().filter(draw -> !failing.contains(alone.get(draw)));
        assertEquals(Verdict.AGREES, judge.gravestOf(subject, right).verdict());
    }
}
