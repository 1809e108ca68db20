package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adjudge.conformance.broken.QuestionEngine;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
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
        Case small = smallest(
                engine,
                "a = tf.sin(x) @ w; b = tf.exp(a) + 1.0; tf.reduce_sum(tf.tanh(b) * b) | x: f64[4,3], w: f64[3,5]");
        assertEquals(1, small.graph().nodes().size() - small.graph().inputs().size(), small.line());
        assertTrue(small.line().startsWith("tf.exp("), small.line());
        assertFailsAlike(engine, small, "cotangent passed unchanged");
    }

    @Test
    void a_node_passed_on_too_early_keeps_the_diamond() {
        GradientEngine engine = new QuestionEngine();
        Case small = smallest(engine, "a = tf.exp(x); u = tf.sin(a); tf.tanh(u + u * u) * 2.0 | x: f64[2,3]");
        assertTrue(small.line().length() < 120, small.line());
        assertFailsAlike(engine, small, "passed on too early");
    }

    @Test
    void an_agreeing_case_stays_as_it_is() {
        Case subject = Case.parse("tf.exp(x) | x: f64[3]");
        assertEquals(subject, new Shrinking(new AdjudgeEngine()).smallest(Judge.judge(subject)));
    }
}
