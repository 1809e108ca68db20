package org.adjudge.tensor;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The gamma function's logarithm and the derivatives of that. The logarithm is Hipparchus' for positive numbers; its
 * digamma has an absolute error only, so digamma is ours.
 */
public final class GammaFunctions {
    /** The positive root of digamma, and what is missing of it in double. */
    private static final double ROOT = 1.4616321449683622;

    private static final double ROOT_REST = 9.549995429965697e-17;
    /** Taylor coefficients of digamma at its root, from the linear term on. */
    private static final double[] AT_ROOT = {
        0.9676722454476212,
        -0.4427631689835921,
        0.258499760955651,
        -0.16394270544240652,
        0.10782405069126237,
        -0.07219956125645471,
        0.04880428816414311,
        -0.03316112647484736,
        0.022597648232218104,
        -0.01542476590494896,
        0.010538791616612175,
        -0.007204534386356869,
        0.004926781395729853,
        -0.003369801655439328,
        0.002305126326734928,
        -0.0015769367714301972,
        0.0010788252019162967,
        -0.0007380709389960052,
        0.000504953265834602,
        -0.0003454680251063077,
        0.00023635601564027053,
        -0.00016170622091974803,
        0.0001106337276874741,
        -7.569179582195066e-05,
        5.178575795222081e-05,
        -3.5430070947659604e-05,
        2.424006611860132e-05,
        -1.6584242271854135e-05,
        1.134638458466385e-05,
        -7.762817668462094e-06,
        5.3110609208898636e-06,
        -3.6336507898010456e-06,
        2.486022733129538e-06,
        -1.7008538854332607e-06,
        1.1636675363548843e-06,
        -7.96142543124197e-07,
        5.446941930669446e-07,
        -3.7266161283438227e-07,
        2.549626552021554e-07,
        -1.7443695117727745e-07,
        1.1934394829830244e-07,
        -8.165115189488409e-08,
        5.586299683532171e-08,
        -3.821960061917494e-08,
        2.6148576951961865e-08,
        -1.788998486491149e-08,
        1.2239731403233662e-08,
        -8.37401629767179e-09
    };
    /** {@code B₂ₖ / 2k} for k = 1, 2, … (Abramowitz and Stegun 6.3.18). */
    private static final double[] DIGAMMA_TAIL = {
        0.08333333333333333,
        -0.008333333333333333,
        0.003968253968253968,
        -0.004166666666666667,
        0.007575757575757576,
        -0.021092796092796094,
        0.08333333333333333,
        -0.4432598039215686
    };
    /** {@code B₂ₖ / (2k)!} for k = 1, 2, …, of the Euler-Maclaurin sum. */
    private static final double[] ZETA_TAIL = {
        0.08333333333333333,
        -0.001388888888888889,
        3.306878306878307e-05,
        -8.267195767195768e-07,
        2.08767569878681e-08,
        -5.284190138687493e-10,
        1.3382536530684679e-11,
        -3.3896802963225827e-13,
        8.586062056277845e-15,
        -2.174868698558062e-16,
        5.5090028283602295e-18,
        -1.3954464685812522e-19
    };

    private GammaFunctions() {}

    /** {@code log |Γ(x)|}; ∞ at 0, at negative whole numbers and at ±∞. */
    public static double lgamma(double x) {
        if (Double.isInfinite(x) || (x <= 0 && x == Math.rint(x))) {
            return Double.POSITIVE_INFINITY;
        }
        return x < 0 ? Math.log(Math.PI / Math.abs(sinPi(x))) - LogGamma.value(1 - x) : LogGamma.value(x);
    }

    /** The derivative of lgamma; NaN at 0 and at negative whole numbers. */
    public static double digamma(double x) {
        if (x <= 0) {
            double r = x - Math.rint(x);
            return r == 0 || Double.isInfinite(x) ? Double.NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * r);
        }
        return x < 10 ? shifted(x) : asymptotic(x);
    }

    /** From the argument within 0.6 of the root that differs from x by a whole number: {@code ψ(x + 1) = ψ(x) + 1/x}. */
    private static double shifted(double x) {
        if (x < 0.9) {
            return nearRoot(x + 1) - 1 / x;
        }
        double sum = 0;
        double y = x;
        while (y > 2) {
            y--;
            sum += 1 / y;
        }
        return nearRoot(y) + sum;
    }

    private static double asymptotic(double x) {
        double s = 1 / (x * x);
        double tail = 0;
        for (int k = DIGAMMA_TAIL.length - 1; k >= 0; k--) {
            tail = (tail + DIGAMMA_TAIL[k]) * s;
        }
        return Math.log(x) - (0.5 / x + tail);
    }

    private static double nearRoot(double x) {
        double d = x - ROOT - ROOT_REST;
        double sum = 0;
        for (int k = AT_ROOT.length - 1; k >= 0; k--) {
            sum = (sum + AT_ROOT[k]) * d;
        }
        return sum;
    }

    /** The n-th derivative of digamma: {@code (-1)ⁿ⁺¹ n! ζ(n + 1, x)}; NaN unless n is a whole number of 0 or more. */
    public static double polygamma(double n, double x) {
        if (!(n >= 0) || n != Math.rint(n)) {
            return Double.NaN;
        }
        if (n == 0) {
            return digamma(x);
        }
        double factorial = 1;
        for (double k = 2; k <= n && factorial < Double.POSITIVE_INFINITY; k++) {
            factorial *= k;
        }
        return (n % 2 == 0 ? -1 : 1) * factorial * zeta(n + 1, x);
    }

    /**
     * The Hurwitz zeta function, {@code Σ (q + k)⁻ˢ} for k = 0, 1, …, by Euler-Maclaurin: ∞ at s = 1, NaN below; for a q
     * that is not positive as Cephes: a pole at whole numbers, ∞ where s is even and else NaN; NaN where s is not whole.
     */
    public static double zeta(double s, double q) {
        if (s == 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (!(s > 1) || Double.isNaN(q) || (q <= 0 && s != Math.rint(s))) {
            return Double.NaN;
        }
        if (q <= 0 && q == Math.rint(q)) {
            return s % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        if (q == Double.POSITIVE_INFINITY || s == Double.POSITIVE_INFINITY) {
            return q > 1 ? 0 : q == 1 ? 1 : Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        double rest = 0;
        double a = q;
        for (int k = 0; k < 12 || a < 10; a = q + ++k) {
            double term = Math.pow(a, -s);
            double next = sum + term;
            rest += Math.abs(sum) > Math.abs(term) ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        double power = Math.pow(a, -s);
        double tail = power * a / (s - 1) + 0.5 * power;
        double factor = s;
        double term = power / a;
        for (int k = 0; k < ZETA_TAIL.length; k++) {
            tail += ZETA_TAIL[k] * factor * term;
            factor *= (s + 2 * k + 1) * (s + 2 * k + 2);
            term /= a * a;
        }
        return sum + (rest + tail);
    }

    private static double sinPi(double x) {
        return Math.sin(Math.PI * (x - Math.rint(x)));
    }
}
