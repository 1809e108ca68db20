package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.adjudge.conformance.broken.QuestionEngine;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** A smaller case fails in the same way. */
class ShrinkingTest {
    private static Case smallest(GradientEngine engine, String line) {
        return new Shrinking(engine).smallest(new Judge(engine).verdictOn(Case.parse(line)));
    }

    private static void assertFailsAlike(GradientEngine engine, Case small, String mistake) {
        Diagnosis first = new Judge(engine).verdictOn(small).diagnoses().get(0);
        assertEquals(mistake, first.mistake().orElseThrow().name());
    }

    @Test
    void a_wrong_rule_is_left_alone_with_its_op() {
        GradientEngine engine = new AdjudgeEngine(RuleText.parse("exp: ct").rules());
        Case small = smallest(engine, "tf.tanh(tf.exp(x @ w) + 1.0) | x: f64[2,3], w: f64[3,2]");
        assertEquals(1, small.graph().nodes().size() - small.graph().inputs().size(), small.line());
        assertTrue(small.line().startsWith("tf.exp("), small.line());
        assertFailsAlike(engine, small, "cotangent passed unchanged");
    }

    @Test
    void a_node_passed_on_too_early_keeps_the_diamond() {
        GradientEngine engine = new QuestionEngine();
        Case small = smallest(engine, "u = tf.sin(x); tf.tanh(u + u * u) | x: f64[3]");
        assertEquals(
                "v1 = tf.sin(x); v2 = tf.multiply(v1, v1); tf.add(v1, v2)",
                Printer.program(small.graph(), small.output()));
        assertFailsAlike(engine, small, "passed on too early");
    }

    /** With its numbers rounded, another mistake would explain it. */
    @Test
    void a_case_is_not_made_so_small_that_another_mistake_explains_it() {
        GradientEngine engine =
                new AdjudgeEngine(RuleText.parse("pow: ct * y * x, ct").rules());
        Case small = smallest(engine, "tf.pow(x, y) | x: f64[3], y: f64[3]");
        Diagnosis first = new Judge(engine).verdictOn(small).diagnoses().get(0);
        assertEquals(Optional.empty(), first.mistake());
        assertEquals(2, small.inputs().values().stream().mapToInt(Tensor::size).sum(), small.line());
    }

    @Test
    void an_agreeing_case_stays_as_it_is() {
        Case subject = Case.parse("tf.exp(x) | x: f64[3]");
        assertEquals(subject, new Shrinking(new AdjudgeEngine()).smallest(Judge.judge(subject)));
    }
}
