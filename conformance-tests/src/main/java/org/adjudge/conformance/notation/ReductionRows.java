package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjudge.ir.Axes;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;

/** The rows of functions that combine elements: products, reductions, softmax. */
final class ReductionRows {
    private ReductionRows() {}

    static void addTo(Vocabulary v) {
        v.row(
                "matmul(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False)",
                c -> c.applyTo(
                        new MatMul(
                                c.flag("transpose_a"), c.flag("transpose_b"), c.flag("adjoint_a"), c.flag("adjoint_b")),
                        "a",
                        "b"));
        v.row("reduce_sum(input_tensor, axis=None, keepdims=False)", c -> reduce(c, Reduction.SUM));
        v.row("reduce_mean(input_tensor, axis=None, keepdims=False)", c -> reduce(c, Reduction.MEAN));
        v.row("reduce_max(input_tensor, axis=None, keepdims=False)", c -> reduce(c, Reduction.MAX));
        v.row("reduce_min(input_tensor, axis=None, keepdims=False)", c -> reduce(c, Reduction.MIN));
        v.row("reduce_prod(input_tensor, axis=None, keepdims=False)", c -> reduce(c, Reduction.PROD));
        v.row(
                "reduce_euclidean_norm(input_tensor, axis=None, keepdims=False)",
                c -> reduce(c, Reduction.EUCLIDEAN_NORM));
        v.row("softmax(logits, axis=-1)", c -> alongAxis(c, new Softmax()));
        v.row("log_softmax(logits, axis=-1)", c -> alongAxis(c, new LogSoftmax()));
    }

    private static Value reduce(Call c, Reduction kind) {
        return c.applyTo(new Reduce(kind, c.axes("axis"), c.flag("keepdims")), "input_tensor");
    }

    /** An op along the last axis; another axis changes places with the last, and back. */
    private static Value alongAxis(Call c, Op op) {
        Value x = c.tensor("logits");
        int rank = x.shape().rank();
        int axis = c.integer("axis");
        if (axis == -1 || axis == rank - 1) {
            return c.apply(op, x);
        }
        List<Integer> perm = new ArrayList<>(Axes.all().resolve(rank));
        Collections.swap(perm, x.shape().axis(axis), rank - 1);
        return c.apply(new Transpose(perm), c.apply(op, c.apply(new Transpose(perm), x)));
    }
}
