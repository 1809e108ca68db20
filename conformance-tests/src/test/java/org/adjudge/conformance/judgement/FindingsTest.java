package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of docs/FINDINGS.md: TensorFlow's own forward kernels speak against TensorFlow's gradient. */
class FindingsTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "tf.nn.log_softmax(x) | x: f64[2,1,3]",
                "tf.nn.log_softmax(x) | x: f64[3]",
                "tf.gather(x, [2, 0], axis=-1) | x: f64[2,3]",
                "tf.atan2(y, x) | y: f64[2,3], x: f64[3]",
                "tf.split(x, 1)[0] | x: f64[3]",
                "tf.gather_nd(x, [1, 0]) | x: f64[2,2]",
                "tf.raw_ops.ClipByValue(x, lo, hi) | x: f64[3] = [0, 1.5, 3], lo: f64 = 2, hi: f64 = 1",
                "tf.nn.softmax_cross_entropy_with_logits(l, x) | l: f32[2,3], x: f32[2,3]",
                "tf.nn.softmax_cross_entropy_with_logits(l, x) | l: f64[2,3], x: f64[2,3]",
                "tf.nn.lrn(x, 1, bias=2, alpha=0.5, beta=0.75) | x: f32[1,2,2,4]",
                "tf.compat.v1.nn.fused_batch_norm(x, s, o)[1] | x: f32[2,3,2,4], s: f32[4], o: f32[4]",
                "tf.compat.v1.nn.fused_batch_norm(x, s, o, m, v, is_training=False)[0]"
                        + " | x: f32[2,1,2,2], s: f32[2], o: f32[2], m: f32[2], v: f32[2] in (0.5, 2)"
            })
    void tensorflow_is_suspect(String line) {
        Judgement judgement = new Judge(new AdjudgeEngine()).verdictOn(Case.parse(line));
        assertEquals(
                Verdict.ORACLE_SUSPECT,
                judgement.verdict(),
                () -> "TensorFlow has mended this: move it out of docs/FINDINGS.md. " + judgement.checks());
    }

    @Test
    void a_wrong_engine_is_rejected_where_tensorflow_is_wrong_too() {
        Case subject = Case.parse("tf.nn.log_softmax(x) | x: f64[2,1,3]");
        assertEquals(
                Verdict.DISAGREES, new Judge(Broken.zeros()).verdictOn(subject).verdict());
    }

    @Test
    void a_wrong_engine_is_rejected_where_tensorflow_has_no_gradient() {
        Case subject = Case.parse("tf.math.xlogy(x, y) | x: f64[3], y: f64[3] in (0.5, 2)");
        assertEquals(
                Verdict.AGREES_BY_DIFFERENCES,
                new Judge(new AdjudgeEngine()).verdictOn(subject).verdict());
        assertEquals(
                Verdict.DISAGREES, new Judge(Broken.zeros()).verdictOn(subject).verdict());
        Judgement shape = new Judge(Broken.extraAxis()).verdictOn(subject);
        assertTrue(
                shape.gravest().reason().contains("but its input is f64[3]"),
                shape.gravest().reason());
    }

    @Test
    void nothing_agrees_by_differences_where_no_difference_can_be_taken() {
        Case empty = Case.parse("tf.math.ceil(x) | x: f64[0]");
        assertEquals(
                Verdict.NO_ORACLE,
                new Judge(new AdjudgeEngine()).verdictOn(empty).verdict());
    }
}
