package org.adjudge.conformance.notation;

import org.adjudge.ir.Axes;
import org.adjudge.ir.Betainc;
import org.adjudge.ir.Binary;
import org.adjudge.ir.IgammaGradA;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.ir.Value;

/** The rows of special functions. */
final class SpecialRows {
    private SpecialRows() {}

    static void addTo(Vocabulary v) {
        unary(v, Special.ERF, "erf(x)");
        unary(v, Special.ERFC, "erfc(x)");
        unary(v, Special.ERFINV, "erfinv(x)");
        unary(v, Special.NDTRI, "ndtri(x)");
        unary(v, Special.LGAMMA, "lgamma(x)");
        unary(v, Special.DIGAMMA, "digamma(x)");
        unary(v, Special.BESSEL_I0, "bessel_i0(x)");
        unary(v, Special.BESSEL_I1, "bessel_i1(x)");
        unary(v, Special.BESSEL_I0E, "bessel_i0e(x)");
        unary(v, Special.BESSEL_I1E, "bessel_i1e(x)");
        v.row("erfcinv(x)", SpecialRows::erfcinv);
        v.row("lbeta(x)", SpecialRows::lbeta);
        v.row("gelu(features, approximate=False)", SpecialRows::gelu);

        v.row("polygamma(a, x)", c -> c.applyTo(SpecialBinary.POLYGAMMA, "a", "x"));
        v.row("zeta(x, q)", c -> c.applyTo(SpecialBinary.ZETA, "x", "q"));
        v.row("igamma(a, x)", c -> c.applyTo(SpecialBinary.IGAMMA, "a", "x"));
        v.row("igammac(a, x)", c -> c.applyTo(SpecialBinary.IGAMMAC, "a", "x"));
        v.row("IgammaGradA(a, x, order=1)", c -> c.applyTo(new IgammaGradA(c.integer("order")), "a", "x"));
        v.row("betainc(a, b, x)", c -> c.applyTo(new Betainc(), "a", "b", "x"));
    }

    private static void unary(Vocabulary v, Op op, String signature) {
        v.row(signature, c -> c.applyTo(op, "x"));
    }

    /** {@code -ndtri(x/2) √½}, as {@code math_ops.py} has it. */
    private static Value erfcinv(Call c) {
        Value x = c.tensor("x");
        return c.apply(Special.NDTRI, c.apply(Binary.MULTIPLY, x.like(0.5), x))
                .neg()
                .times(Math.sqrt(0.5));
    }

    /** {@code Σ lgamma(x) - lgamma(Σ x)} over the last axis, as {@code special_math_ops.py} has it. */
    private static Value lbeta(Call c) {
        Value x = c.tensor("x");
        Reduce sum = new Reduce(Reduction.SUM, Axes.of(-1), false);
        Value logs = c.apply(sum, c.apply(Special.LGAMMA, x));
        return logs.minus(c.apply(Special.LGAMMA, c.apply(sum, x)));
    }

    /** As {@code nn_ops.py} has it, of erf or approximated by tanh. */
    private static Value gelu(Call c) {
        Value x = c.tensor("features");
        Value inner = c.flag("approximate")
                ? c.apply(Binary.ADD, x, x.pow(3).times(0.044715))
                        .times(0.7978845608028654)
                        .tanh()
                : c.apply(Special.ERF, x.over(1.4142135623730951));
        return x.times(0.5).times(inner.plus(1));
    }
}
