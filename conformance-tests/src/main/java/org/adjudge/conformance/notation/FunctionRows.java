package org.adjudge.conformance.notation;

import org.adjudge.ir.AddN;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Classification;
import org.adjudge.ir.ClipByValue;
import org.adjudge.ir.LeakyRelu;
import org.adjudge.ir.Logical;
import org.adjudge.ir.Op;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** The rows of further functions that work element by element: rounding, elementary, activations, remainders, logic. */
final class FunctionRows {
    private FunctionRows() {}

    static void addTo(Vocabulary v) {
        unary(v, Unary.FLOOR, "floor(x)");
        unary(v, Unary.CEIL, "ceil(x)");
        unary(v, Unary.ROUND, "round(x)", "rint");
        unary(v, Unary.EXPM1, "expm1(x)");
        unary(v, Unary.RSQRT, "rsqrt(x)");
        unary(v, Unary.TAN, "tan(x)");
        unary(v, Unary.ASIN, "asin(x)");
        unary(v, Unary.ACOS, "acos(x)");
        unary(v, Unary.ATAN, "atan(x)");
        unary(v, Unary.SINH, "sinh(x)");
        unary(v, Unary.COSH, "cosh(x)");
        unary(v, Unary.ASINH, "asinh(x)");
        unary(v, Unary.ACOSH, "acosh(x)");
        unary(v, Unary.ATANH, "atanh(x)");
        unary(v, Unary.ERF, "erf(x)");
        unary(v, Unary.ERFC, "erfc(x)");
        unary(v, Unary.ERFINV, "erfinv(x)");
        unary(v, Unary.NDTRI, "ndtri(x)");
        unary(v, Unary.LGAMMA, "lgamma(x)");
        unary(v, Unary.DIGAMMA, "digamma(x)");
        unary(v, Unary.BESSEL_I0E, "bessel_i0e(x)");
        unary(v, Unary.BESSEL_I1E, "bessel_i1e(x)");
        v.row("elu(features)", c -> c.applyTo(Unary.ELU, "features"));
        v.row("selu(features)", c -> c.applyTo(Unary.SELU, "features"));
        v.row("relu6(features)", c -> c.applyTo(Unary.RELU6, "features"));
        v.row("softsign(features)", c -> c.applyTo(Unary.SOFTSIGN, "features"));
        v.row(
                "leaky_relu(features, alpha=0.2)",
                c -> c.apply(new LeakyRelu((float) c.real("alpha")), c.tensor("features")));

        binary(v, Binary.FLOORDIV, "floordiv(x, y)");
        binary(v, Binary.FLOORMOD, "floormod(x, y)", "mod");
        binary(v, Binary.TRUNCATEMOD, "truncatemod(x, y)");
        binary(v, Binary.DIVIDE_NO_NAN, "divide_no_nan(x, y)", "div_no_nan");
        binary(v, Binary.MULTIPLY_NO_NAN, "multiply_no_nan(x, y)", "mul_no_nan");
        binary(v, Binary.XLOGY, "xlogy(x, y)");
        binary(v, Binary.XDIVY, "xdivy(x, y)");
        binary(v, Binary.XLOG1PY, "xlog1py(x, y)");
        v.row("polygamma(a, x)", c -> c.applyTo(Binary.POLYGAMMA, "a", "x"));
        v.row("zeta(x, q)", c -> c.applyTo(Binary.ZETA, "x", "q"));
        v.row("atan2(y, x)", c -> c.applyTo(Binary.ATAN2, "y", "x"));
        v.row(
                "clip_by_value(t, clip_value_min, clip_value_max)",
                c -> c.applyTo(new ClipByValue(), "t", "clip_value_min", "clip_value_max"));
        v.row("add_n(inputs: list)", c -> c.apply(new AddN(), c.list("inputs")));

        unary(v, Classification.IS_NAN, "is_nan(x)");
        unary(v, Classification.IS_INF, "is_inf(x)");
        unary(v, Classification.IS_FINITE, "is_finite(x)");
        logical(v, Logical.AND, "logical_and(x, y)");
        logical(v, Logical.OR, "logical_or(x, y)");
        v.row("logical_not(x)", c -> c.apply(Logical.NOT, c.tensor("x", DType.BOOL)));

        v.row("silu(features, beta=1.0)", FunctionRows::silu, "swish");
        v.row("mish(x)", FunctionRows::mish);
        v.row("hard_sigmoid(x)", FunctionRows::hardSigmoid);
        v.row("gelu(features, approximate=False)", FunctionRows::gelu);
    }

    private static void unary(Vocabulary v, Op op, String signature, String... aliases) {
        v.row(signature, c -> c.applyTo(op, "x"), aliases);
    }

    private static void binary(Vocabulary v, Op op, String signature, String... aliases) {
        v.row(signature, c -> c.applyTo(op, "x", "y"), aliases);
    }

    private static void logical(Vocabulary v, Op op, String signature) {
        v.row(signature, c -> c.apply(op, c.tensor("x", DType.BOOL), c.tensor("y", DType.BOOL)));
    }

    private static Value silu(Call c) {
        Value x = c.tensor("features");
        double beta = c.real("beta");
        return x.times((beta == 1 ? x : x.times(beta)).sigmoid());
    }

    /** Keras: {@code x tanh(softplus(x))}. */
    private static Value mish(Call c) {
        Value x = c.tensor("x");
        return x.times(x.softplus().tanh());
    }

    /** Keras 3: {@code relu6(x + 3) / 6}. */
    private static Value hardSigmoid(Call c) {
        return c.apply(Unary.RELU6, c.tensor("x").plus(3)).over(6);
    }

    /** As {@code nn_ops.py} has it, of erf or approximated by tanh. */
    private static Value gelu(Call c) {
        Value x = c.tensor("features");
        Value inner = c.flag("approximate")
                ? x.plus(x.pow(3).times(0.044715)).times(0.7978845608028654).tanh()
                : c.apply(Unary.ERF, x.over(1.4142135623730951));
        return x.times(0.5).times(inner.plus(1));
    }
}
