package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.rule;

import java.util.List;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.VjpRules.Rule;
import org.adjudge.ir.Application;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** Wrong rules of normalisations and losses: the rows N. */
final class NormMutants {
    private static final String NORM = "fused_batch_norm";
    private static final String LOSS = "softmax_cross_entropy_with_logits";
    private static final String MOMENTS = "m, v = tf.nn.moments(x, [0, 1, 2]); r = tf.math.rsqrt(v + epsilon); "
            + "n = (x - m) * r; a = tf.reduce_mean(ct, [0, 1, 2]); b = tf.reduce_mean(ct * n, [0, 1, 2]); ";

    private NormMutants() {}

    static List<Mutant> all() {
        return List.of(
                Wrong.slot("N01", NORM, 0, trained("ct * scale * r"), "moments taken as constants"),
                Wrong.slot(
                        "N02",
                        NORM,
                        0,
                        trained("r * scale * (ct - a - n * b - a / tf.reduce_sum(tf.ones_like(x[..., 0])))"),
                        "extra term"),
                Wrong.slot("N03", NORM, 0, trained("r * (ct - a - n * b)"), "scale missing"),
                Wrong.slot(
                        "N04",
                        NORM,
                        0,
                        trained("k = tf.reduce_sum(tf.ones_like(x[0, ..., 0])); r * scale * (ct - k * a - k * n * b)"),
                        "count of the batch alone"),
                Wrong.rule(
                        "N05",
                        NORM,
                        (op, k, a) -> op.vjp(k == 1 ? 2 : k == 2 ? 1 : k, a),
                        "operands' cotangents swapped"),
                Wrong.slot("N06", NORM, 1, (op, k, a) -> a.in(1).zerosLike(), "no cotangent"),
                rule("N07", "softmax: ct * y * (1.0 - y)", "diagonal only"),
                rule("N08", "softmax: y * (ct - tf.reduce_sum(ct * y, axis=0, keepdims=True))", "wrong axis"),
                Wrong.slot("N09", LOSS, 1, (op, k, a) -> op.vjp(k, a).neg(), "sign"),
                Wrong.slot(
                        "N10",
                        LOSS,
                        1,
                        (op, k, a) -> op.vjp(
                                k, new Application(a.inputs(), a.outputs(), List.of(a.ct().zerosLike().plus(1)))),
                        "cotangent ignored"),
                Wrong.slot("N11", LOSS, 0, (op, k, a) -> a.in(0).zerosLike(), "no cotangent"),
                Wrong.slot("N17", NORM, 1, NormMutants::channelsSecond, "data_format ignored"),
                // l2_normalize is a composition here: a norm taken as a constant is one that passes no cotangent on
                rule("N18", "rsqrt: ct * 0.0", "no cotangent"));
    }

    /** A program for training with the channels last, where the moments m and v, the rate r and so on are known. */
    private static Rule trained(String program) {
        return (op, k, a) -> {
            FusedBatchNorm norm = (FusedBatchNorm) op;
            return norm.isTraining() && norm.dataFormat().equals("NHWC")
                    ? RuleText.value(MOMENTS + program, op, a)
                    : op.vjp(k, a);
        };
    }

    /** The channels last read as if they were second. */
    private static Value channelsSecond(Op op, int k, Application a) {
        Shape x = a.ct().shape();
        if (!((FusedBatchNorm) op).dataFormat().equals("NHWC")) {
            return op.vjp(k, a);
        }
        Value product = a.ct().times(a.out().minus(a.in(2)).over(a.in(1)));
        return product.reshape(Shape.of(x.extent(0), x.extent(3), x.extent(1) * x.extent(2))).sum(0, 2);
    }
}
