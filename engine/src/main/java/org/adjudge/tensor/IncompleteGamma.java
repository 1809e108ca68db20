package org.adjudge.tensor;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The regularised incomplete gamma functions {@code P(a, x) + Q(a, x) = 1} by commons-numbers, and the derivatives of P in a.
 *
 * <p>Those are Taylor coefficients in a: of the series {@code P = xᵃ e⁻ˣ / Γ(a + 1) Σ xᵏ / (a + 1)…(a + k)} where x ≤ a or x ≤ 1,
 * and of Legendre's continued fraction of Q elsewhere (Abramowitz and Stegun 6.5.29, 6.5.31), whose terms do not cancel
 * there. The factor before them is commons-numbers' density; its logarithm's derivatives are log x and polygammas.
 */
public final class IncompleteGamma {
    private IncompleteGamma() {}

    /** {@code P(a, x)}; NaN for a ≤ 0 or x < 0, 0 for a = ∞, 1 for x = ∞. */
    public static double lower(double a, double x) {
        if (!(a > 0 && x >= 0) || (Double.isInfinite(a) && Double.isInfinite(x))) {
            return Double.NaN;
        }
        return x == 0 || Double.isInfinite(a) ? 0 : Double.isInfinite(x) ? 1 : RegularizedGamma.P.value(a, x);
    }

    /** {@code Q(a, x) = 1 - P(a, x)}, accurate where that cancels. */
    public static double upper(double a, double x) {
        double p = lower(a, x);
        return p == 0 || p == 1 || Double.isNaN(p) ? limit(a, x, p) : RegularizedGamma.Q.value(a, x);
    }

    private static double limit(double a, double x, double p) {
        return p == 1 && !Double.isInfinite(x) ? RegularizedGamma.Q.value(a, x) : 1 - p;
    }

    /** {@code ∂ⁿP/∂aⁿ}. */
    public static double derivative(int n, double a, double x) {
        double p = lower(a, x);
        if (Double.isNaN(p) || x == 0 || Double.isInfinite(a) || Double.isInfinite(x)) {
            return Double.isNaN(p) ? p : 0;
        }
        boolean low = x <= 1 || x <= a;
        double density = RegularizedGamma.P.derivative(a, x);
        double[] log = logarithm(n, low ? a + 1 : a, x);
        double[] factor = Taylor.exp(density * (low ? x / a : x), log);
        double[] result = Taylor.times(factor, low ? series(n, a, x) : fraction(n, a, x));
        double factorial = low ? 1 : -1;
        for (int k = 2; k <= n; k++) {
            factorial *= k;
        }
        return factorial * result[n];
    }

    /** The coefficients of {@code (a + h) log x - x - lgamma(a + h)} in h, but for the first, which is left 0. */
    private static double[] logarithm(int n, double a, double x) {
        double[] c = new double[n + 1];
        double factorial = 1;
        for (int k = 1; k <= n; k++) {
            factorial *= k;
            c[k] = (k == 1 ? Math.log(x) : 0) - GammaFunctions.polygamma(k - 1, a) / factorial;
        }
        return c;
    }

    private static double[] series(int n, double a, double x) {
        double[] term = Taylor.constant(n, 1);
        double[] sum = term;
        double largest = 1;
        for (int k = 1; largest > 0x1p-60 * Taylor.largest(sum); k++) {
            term = Taylor.over(Taylor.times(term, x), Taylor.variable(n, a + k));
            sum = Taylor.plus(sum, term);
            largest = Taylor.largest(term);
        }
        return sum;
    }

    /** Evaluated from the end; the number of terms is for 20 digits, from the fraction's rate exp(-4 √(n x)). */
    private static double[] fraction(int n, double a, double x) {
        int terms = (int) (60 + 150 / x + 6 * Math.sqrt(x));
        double[] tail = Taylor.constant(n, x + 2 * terms + 1 - a);
        for (int k = terms; k > 0; k--) {
            double[] numerator = Taylor.times(Taylor.variable(n, a - k), k);
            double[] denominator = Taylor.times(Taylor.variable(n, a - x - 2 * k + 1), -1);
            tail = Taylor.plus(denominator, Taylor.over(numerator, tail));
        }
        return Taylor.over(Taylor.constant(n, 1), tail);
    }
}
