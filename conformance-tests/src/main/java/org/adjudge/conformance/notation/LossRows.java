package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.Axes;
import org.adjudge.ir.SoftmaxCrossEntropy;
import org.adjudge.ir.SparseSoftmaxCrossEntropy;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** The rows of losses. */
final class LossRows {
    private LossRows() {}

    static void addTo(Vocabulary v) {
        v.row("softmax_cross_entropy_with_logits(labels, logits, axis=-1)", LossRows::softmax);
        v.row(
                "sparse_softmax_cross_entropy_with_logits(labels, logits)",
                c -> c.apply(new SparseSoftmaxCrossEntropy(), c.tensor("labels", DType.I32), c.tensor("logits")));
        v.row("sigmoid_cross_entropy_with_logits(labels=None, logits=None)", LossRows::sigmoid);
        v.row("weighted_cross_entropy_with_logits(labels, logits, pos_weight)", LossRows::weighted);
        v.row("log_poisson_loss(targets, log_input, compute_full_loss=False)", LossRows::logPoisson);
        v.row("huber(y_true, y_pred, delta=1.0)", LossRows::huber);
        v.row("mean_squared_error(y_true, y_pred)", c -> error(c).square().mean(-1));
        v.row("mean_absolute_error(y_true, y_pred)", c -> error(c).abs().mean(-1));
    }

    private static Value softmax(Call c) {
        Value[] operands = c.tensors("labels", "logits");
        int axis = c.integer("axis");
        int rank = operands[1].shape().rank();
        if (axis != -1 && axis != rank - 1 && operands[0].shape().rank() == rank) {
            List<Integer> perm = new ArrayList<>(Axes.all().resolve(rank));
            perm.remove(operands[1].shape().axis(axis));
            perm.add(operands[1].shape().axis(axis));
            return c.apply(new SoftmaxCrossEntropy(), operands[0].transpose(perm), operands[1].transpose(perm));
        }
        return c.apply(new SoftmaxCrossEntropy(), operands);
    }

    /** {@code max(x, 0) - x labels + log(1 + e^-|x|)}, both by one condition, so that the derivative at 0 is right. */
    private static Value sigmoid(Call c) {
        Value[] operands = sameShape(c, "labels", "logits");
        Value logits = operands[1];
        Value positive = logits.ge(0);
        Value relu = positive.select(logits, logits.zerosLike());
        Value negative = positive.select(logits.neg(), logits);
        return relu.minus(logits.times(operands[0])).plus(negative.exp().log1p());
    }

    /** {@code (1 - labels) x + (1 + (w - 1) labels) softplus(-x)}; as softplus it has no kink at 0, as in Python it has. */
    private static Value weighted(Call c) {
        sameShape(c, "labels", "logits");
        Value[] operands = c.tensors("labels", "logits", "pos_weight");
        Value labels = operands[0];
        Value logits = operands[1];
        Value weight = operands[2].minus(1).times(labels).plus(1);
        return labels.oneMinus().times(logits).plus(weight.times(logits.neg().softplus()));
    }

    /** {@code eˣ - x targets}, and in full Stirling's approximation of log(targets!), 0 for targets in [0, 1]. */
    private static Value logPoisson(Call c) {
        Value[] operands = sameShape(c, "targets", "log_input");
        Value targets = operands[0];
        Value loss = operands[1].exp().minus(operands[1].times(targets));
        if (!c.flag("compute_full_loss")) {
            return loss;
        }
        Value stirling = targets.times(targets.log())
                .minus(targets)
                .plus(targets.times(2 * Math.PI).log().times(0.5));
        Value one = targets.like(1);
        Value zero = targets.zerosLike();
        return loss.plus(targets.ge(0).select(targets.le(one).select(zero, stirling), stirling));
    }

    /** The mean along the last axis of {@code e²/2}, or beyond δ of {@code δ |e| - δ²/2}. */
    private static Value huber(Call c) {
        Value error = error(c);
        double delta = c.real("delta");
        Value size = c.apply(Unary.ABS, error);
        Value beyond = size.times(delta).minus(delta * delta / 2);
        return size.le(size.like(delta))
                .select(error.square().times(0.5), beyond)
                .mean(-1);
    }

    private static Value error(Call c) {
        Value[] operands = c.tensors("y_true", "y_pred");
        return operands[1].minus(operands[0]);
    }

    private static Value[] sameShape(Call c, String first, String second) {
        Value[] operands = c.tensors(first, second);
        if (!operands[0].shape().equals(operands[1].shape())) {
            throw c.wrong(second, "of the shape of " + first + ", " + operands[0].shape());
        }
        return operands;
    }
}
