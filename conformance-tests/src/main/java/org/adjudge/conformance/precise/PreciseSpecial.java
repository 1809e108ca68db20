package org.adjudge.conformance.precise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.special.Erf;

/**
 * Special functions in many digits, by series of positive terms: none of them is a formula of the engine's kernels, which are rational
 * approximations. Where an argument is outside of what these series are good for, they throw, and there is no yardstick.
 */
final class PreciseSpecial {
    private static final Dfp ZERO = PreciseTensor.FIELD.getZero();
    private static final Dfp ONE = PreciseTensor.FIELD.getOne();
    private static final Dfp HALF = ONE.divide(2);
    private static final Dfp PI = PreciseTensor.FIELD.getPi();
    private static final Dfp HALF_LOG_OF_TWO_PI = PI.multiply(2).log().divide(2);
    /** Terms below this part of the sum are beyond the digits. */
    private static final Dfp NEGLIGIBLE =
            ONE.divide(PreciseTensor.FIELD.newDfp(10).pow(82));
    /** The step of central differences: their error is its square, and what cancels costs as many digits as it has. */
    private static final Dfp STEP = ONE.divide(PreciseTensor.FIELD.newDfp(10).pow(26));

    /** From here on 40 terms of Stirling's series leave 1e-80. */
    private static final int ASYMPTOTIC = 60;
    /** A series this long is that of an argument for which there is a better one. */
    private static final int MOST_TERMS = 20_000;

    private static final List<Dfp> STIRLING = stirling(40);

    private PreciseSpecial() {}

    /** {@code B₂ₖ / (2k (2k - 1))} for k from 1. */
    private static List<Dfp> stirling(int count) {
        List<BigFraction> bernoulli = new ArrayList<>();
        for (int m = 0; m <= 2 * count; m++) {
            BigFraction sum = BigFraction.ZERO;
            BigFraction binomial = BigFraction.ONE;
            for (int k = 0; k < m; k++) {
                sum = sum.add(binomial.multiply(bernoulli.get(k)));
                binomial = binomial.multiply(new BigFraction(m + 1 - k, k + 1));
            }
            bernoulli.add(m == 0 ? BigFraction.ONE : sum.negate().divide(m + 1));
        }
        List<Dfp> terms = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            BigFraction term = bernoulli.get(2 * k).divide(2 * k * (2 * k - 1));
            terms.add(number(term.getNumerator().toString())
                    .divide(number(term.getDenominator().toString())));
        }
        return terms;
    }

    private static Dfp number(String digits) {
        return PreciseTensor.FIELD.newDfp(digits);
    }

    private static RuntimeException noSeries() {
        return new MathIllegalArgumentException(LocalizedCoreFormats.SIMPLE_MESSAGE, "no series for this argument");
    }

    /** The logarithm of Γ of a positive number: Stirling's series of a larger one (DLMF 5.11.1 and 5.5.1). */
    static Dfp lgamma(Dfp x) {
        if (!x.greaterThan(ZERO) || !x.lessThan(number("1e9"))) {
            throw noSeries();
        }
        Dfp z = x;
        Dfp product = ONE;
        while (z.lessThan(PreciseTensor.FIELD.newDfp(ASYMPTOTIC))) {
            product = product.multiply(z);
            z = z.add(ONE);
        }
        Dfp inverse = ONE.divide(z);
        Dfp square = inverse.multiply(inverse);
        Dfp series = ZERO;
        for (int k = STIRLING.size() - 1; k >= 0; k--) {
            series = series.multiply(square).add(STIRLING.get(k));
        }
        return z.subtract(HALF)
                .multiply(z.log())
                .subtract(z)
                .add(HALF_LOG_OF_TWO_PI)
                .add(series.multiply(inverse))
                .subtract(product.log());
    }

    /** {@code P(a, x)}: DLMF 8.11.4. */
    static Dfp igamma(Dfp a, Dfp x) {
        if (!a.greaterThan(ZERO) || x.lessThan(ZERO) || !x.lessThan(number("1e3"))) {
            throw noSeries();
        }
        if (x.isZero()) {
            return ZERO;
        }
        Dfp term = ONE;
        Dfp sum = ONE;
        for (Dfp n = a.add(ONE); term.greaterThan(sum.multiply(NEGLIGIBLE)); n = n.add(ONE)) {
            term = term.multiply(x).divide(n);
            sum = sum.add(term);
        }
        return a.multiply(x.log())
                .subtract(x)
                .subtract(lgamma(a.add(ONE)))
                .exp()
                .multiply(sum);
    }

    /** {@code Q(a, x)}; of 80 digits as many are lost as it is smaller than 1. */
    static Dfp igammac(Dfp a, Dfp x) {
        Dfp q = ONE.subtract(igamma(a, x));
        if (q.lessThan(number("1e-40"))) {
            throw noSeries();
        }
        return q;
    }

    /** A derivative of any order, by central differences. */
    static Dfp derivative(UnaryOperator<Dfp> f, Dfp x, int order) {
        if (order > 2) {
            throw noSeries(); // the digits are used up
        }
        Dfp h = x.multiply(STEP);
        return order == 1
                ? f.apply(x.add(h)).subtract(f.apply(x.subtract(h))).divide(h.multiply(2))
                : f.apply(x.add(h))
                        .subtract(f.apply(x).multiply(2))
                        .add(f.apply(x.subtract(h)))
                        .divide(h.multiply(h));
    }

    /** {@code ∂ⁿP/∂aⁿ}. */
    static BinaryOperator<Dfp> igammaGradA(int order) {
        return (a, x) -> x.isZero() ? ZERO : derivative(at -> igamma(at, x), a, order);
    }

    static Dfp digamma(Dfp x) {
        return derivative(PreciseSpecial::lgamma, x, 1);
    }

    static Dfp erf(Dfp x) {
        Dfp p = igamma(HALF, x.multiply(x));
        return x.lessThan(ZERO) ? p.negate() : p;
    }

    static Dfp erfc(Dfp x) {
        return x.lessThan(ZERO) ? ONE.subtract(erf(x)) : igammac(HALF, x.multiply(x));
    }

    /** By Newton's method from a float64 number, whose digits each step doubles. */
    static Dfp erfinv(Dfp x) {
        if (!x.abs().lessThan(ONE)) {
            throw noSeries();
        }
        Dfp y = PreciseTensor.FIELD.newDfp(Erf.erfInv(x.toDouble()));
        for (int i = 0; i < 4; i++) {
            Dfp slope = y.multiply(y).negate().exp().multiply(2).divide(PI.sqrt());
            y = y.subtract(erf(y).subtract(x).divide(slope));
        }
        return y;
    }

    /** {@code I(a, b, x)}: DLMF 8.17.8, or of the complement (8.17.4), where the series is shorter. */
    static Dfp betainc(Dfp a, Dfp b, Dfp x) {
        if (!a.greaterThan(ZERO) || !b.greaterThan(ZERO) || x.lessThan(ZERO) || x.greaterThan(ONE)) {
            throw noSeries();
        }
        if (x.isZero() || x.equals(ONE)) {
            return x;
        }
        if (x.greaterThan(a.add(ONE).divide(a.add(b).add(2)))) {
            Dfp rest = ONE.subtract(lowerBeta(b, a, ONE.subtract(x)));
            if (rest.lessThan(number("1e-40"))) {
                throw noSeries();
            }
            return rest;
        }
        return lowerBeta(a, b, x);
    }

    private static Dfp lowerBeta(Dfp a, Dfp b, Dfp x) {
        Dfp term = ONE;
        Dfp sum = ONE;
        Dfp n = ONE;
        for (int i = 0; term.greaterThan(sum.multiply(NEGLIGIBLE)); i++) {
            if (i > MOST_TERMS) {
                throw noSeries();
            }
            term = term.multiply(a.add(b).add(n).subtract(ONE)).divide(a.add(n)).multiply(x);
            sum = sum.add(term);
            n = n.add(ONE);
        }
        Dfp beta = lgamma(a).add(lgamma(b)).subtract(lgamma(a.add(b)));
        return a.multiply(x.log())
                .add(b.multiply(ONE.subtract(x).log()))
                .subtract(beta)
                .exp()
                .divide(a)
                .multiply(sum);
    }
}
