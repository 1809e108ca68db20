package org.adjudge.tensor;

/**
 * Modified Bessel functions of the first kind, scaled by {@code exp(-|x|)}: the power series, whose terms are positive,
 * up to 30, and Hankel's expansion beyond, whose smallest term is below the last digit there (Abramowitz and Stegun 9.6.10,
 * 9.7.1).
 */
public final class BesselFunctions {
    private BesselFunctions() {}

    /** {@code exp(-|x|) I₀(x)}. */
    public static double i0e(double x) {
        return scaled(0, Math.abs(x));
    }

    /** {@code exp(-|x|) I₁(x)}. */
    public static double i1e(double x) {
        return Math.signum(x) * scaled(1, Math.abs(x));
    }

    private static double scaled(int order, double x) {
        return x <= 30 ? series(order, x) * Math.exp(-x) : asymptotic(4.0 * order * order, x);
    }

    private static double series(int order, double x) {
        double quarter = 0.25 * x * x;
        double term = order == 0 ? 1 : 0.5 * x;
        double sum = term;
        for (int k = 1; term > 0x1p-60 * sum; k++) {
            term *= quarter / (k * (double) (k + order));
            sum += term;
        }
        return sum;
    }

    private static double asymptotic(double mu, double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; Math.abs(term) > 0x1p-60; k++) {
            double odd = 2.0 * k - 1;
            term *= (odd * odd - mu) / (8 * k * x);
            sum += term;
        }
        return sum / Math.sqrt(2 * Math.PI * x);
    }
}
