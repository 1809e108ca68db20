package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.VjpRules;
import org.junit.jupiter.api.Test;

/** Second order where TensorFlow has it (sin), and where it lacks it (tanh). */
class SecondOrderTest {
    private static final String SIN = "tf.sin(x) | x: f64[3] | order=2";
    private static final String TANH = "tf.tanh(x) | x: f64[3] | order=2";

    /** Right to first order; the factor that the cotangent is multiplied by is detached, so second order is zero. */
    private static final GradientEngine DETACHED = new AdjudgeEngine(new VjpRules(Map.of(
            "sin", (op, k, a) -> a.ct().times(a.in(0).cos().stopGradient()),
            "tanh", (op, k, a) -> a.ct().times(a.out().square().oneMinus().stopGradient()))));

    private static Verdict second(GradientEngine engine, String line) {
        return new Judge(engine)
                .verdictOn(Case.parse(line)).checks().stream()
                        .filter(c -> c.what().equals("second-order gradient of x"))
                        .findFirst()
                        .orElseThrow()
                        .verdict();
    }

    @Test
    void second_order_is_judged_by_tensorflow_where_it_has_one() {
        assertEquals(Verdict.AGREES, second(new AdjudgeEngine(), SIN));
        assertEquals(Verdict.ENGINE_RULE, second(DETACHED, SIN));
    }

    @Test
    void second_order_is_judged_by_differences_of_tensorflows_first_where_it_has_none() {
        assertEquals(Verdict.AGREES_BY_DIFFERENCES, second(new AdjudgeEngine(), TANH));
        assertEquals(Verdict.ENGINE_RULE, second(DETACHED, TANH));
    }
}
