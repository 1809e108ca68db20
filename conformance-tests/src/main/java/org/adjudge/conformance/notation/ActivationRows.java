package org.adjudge.conformance.notation;

import org.adjudge.ir.AddN;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Classification;
import org.adjudge.ir.ClipByValue;
import org.adjudge.ir.LeakyRelu;
import org.adjudge.ir.Logical;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** The rows of activations with attributes, of bounds, and of logic. */
final class ActivationRows {
    private ActivationRows() {}

    static void addTo(Vocabulary v) {
        v.row(
                "leaky_relu(features, alpha=0.2)",
                c -> c.apply(new LeakyRelu((float) c.real("alpha")), c.tensor("features")));
        v.row("silu(features, beta=1.0)", ActivationRows::silu, "swish");
        v.row("mish(x)", ActivationRows::mish);
        v.row("hard_sigmoid(x)", ActivationRows::hardSigmoid);
        v.row("log_sigmoid(x)", c -> c.tensor("x").neg().softplus().neg());

        v.row("clip_by_value(t, clip_value_min, clip_value_max)", ActivationRows::clipByValue);
        v.row(
                "ClipByValue(t, clip_value_min, clip_value_max)",
                c -> c.applyTo(new ClipByValue(), "t", "clip_value_min", "clip_value_max"));
        v.row("clip_by_norm(t, clip_norm, axes=None)", ActivationRows::clipByNorm);
        v.row("add_n(inputs: list)", c -> c.apply(new AddN(), c.list("inputs")));
        v.row("reciprocal_no_nan(x)", ActivationRows::reciprocalNoNan);

        v.row("is_nan(x)", c -> c.applyTo(Classification.IS_NAN, "x"));
        v.row("is_inf(x)", c -> c.applyTo(Classification.IS_INF, "x"));
        v.row("is_finite(x)", c -> c.applyTo(Classification.IS_FINITE, "x"));
        v.row("logical_and(x, y)", c -> logical(c, Logical.AND));
        v.row("logical_or(x, y)", c -> logical(c, Logical.OR));
        v.row("logical_not(x)", c -> c.apply(Logical.NOT, c.tensor("x", DType.BOOL)));
        v.row("logical_xor(x, y)", ActivationRows::logicalXor);
    }

    private static Value logical(Call c, Logical op) {
        return c.apply(op, c.tensor("x", DType.BOOL), c.tensor("y", DType.BOOL));
    }

    /** One and not both, as {@code math_ops.py} composes it. */
    private static Value logicalXor(Call c) {
        return c.apply(Logical.AND, logical(c, Logical.OR), c.apply(Logical.NOT, logical(c, Logical.AND)));
    }

    private static Value silu(Call c) {
        Value[] operands = c.tensors("features", "beta");
        boolean one = c.datum("beta") instanceof Datum.Real beta && beta.value() == 1;
        Value inner = one ? operands[0] : c.apply(Binary.MULTIPLY, operands[1], operands[0]);
        return c.apply(Binary.MULTIPLY, operands[0], inner.sigmoid());
    }

    /** Keras: {@code x tanh(softplus(x))}. */
    private static Value mish(Call c) {
        Value x = c.tensor("x");
        return x.times(c.apply(Unary.SOFTPLUS, x).tanh());
    }

    /** Keras 3: {@code relu6(x + 3) / 6}. */
    private static Value hardSigmoid(Call c) {
        Value x = c.tensor("x");
        return c.apply(Unary.RELU6, c.apply(Binary.ADD, x, x.like(3))).over(6);
    }

    /** As {@code clip_ops.py}: the bounds broadcast to t, but not t to them. */
    private static Value clipByValue(Call c) {
        Value[] operands = c.tensors("t", "clip_value_min", "clip_value_max");
        Value capped = c.apply(Binary.MINIMUM, operands[0], operands[2]);
        Value clipped = c.apply(Binary.MAXIMUM, capped, operands[1]);
        if (!clipped.shape().equals(operands[0].shape())) {
            throw c.wrong("t", "of the shape that it has with its bounds, " + clipped.shape());
        }
        return clipped;
    }

    /** As {@code clip_ops.py}: {@code t clip_norm / max(‖t‖, clip_norm)}, where a norm of 0 has the derivative 0. */
    private static Value clipByNorm(Call c) {
        Value[] operands = c.tensors("t", "clip_norm");
        Value t = operands[0];
        Axes axes = c.axes("axes");
        Value squares = c.apply(new Reduce(Reduction.SUM, axes, true), c.apply(Binary.MULTIPLY, t, t));
        Value positive = squares.gt(0);
        Value root = positive.select(squares, squares.like(1)).sqrt();
        Value norm = positive.select(root, squares);
        Value scaled = c.apply(Binary.MULTIPLY, t, operands[1]);
        return c.apply(Binary.DIVIDE, scaled, c.apply(Binary.MAXIMUM, norm, operands[1]));
    }

    private static Value reciprocalNoNan(Call c) {
        Value x = c.tensor("x");
        return c.apply(Binary.DIVIDE_NO_NAN, x.like(1), x);
    }
}
