package org.adjudge.tensor;

/**
 * Modified Bessel functions of the first kind, scaled by {@code exp(-|x|)}: the power series, whose terms are positive,
 * up to 20, and Hankel's expansion beyond, whose smallest term is below the last digit there (Abramowitz and Stegun 9.6.10,
 * 9.7.1).
 */
public final class BesselFunctions {
    /** {@code 1/√(2π)}. */
    private static final double ROOT_2_PI = 0.3989422804014327;

    private BesselFunctions() {}

    /** {@code exp(-|x|) I₀(x)}. */
    public static double i0e(double x) {
        return scaled(0, Math.abs(x));
    }

    /** {@code exp(-|x|) I₁(x)}. */
    public static double i1e(double x) {
        return Math.signum(x) * scaled(1, Math.abs(x));
    }

    /** {@code I₀(x)}. */
    public static double i0(double x) {
        return unscaled(0, Math.abs(x));
    }

    /** {@code I₁(x)}. */
    public static double i1(double x) {
        return Math.signum(x) * unscaled(1, Math.abs(x));
    }

    /** The exponential in two halves, which overflow later. */
    private static double unscaled(int order, double x) {
        double root = Math.exp(0.5 * x);
        return x <= 20 ? series(order, x) : asymptotic(4.0 * order * order, x) * root * root;
    }

    private static double scaled(int order, double x) {
        return x <= 20 ? series(order, x) * Math.exp(-x) : asymptotic(4.0 * order * order, x);
    }

    /** Terms and their sum are kept in two doubles each: they would lose a bit or more a dozen terms. */
    private static double series(int order, double x) {
        double quarter = 0.25 * x * x;
        double quarterRest = 0.25 * Math.fma(x, x, -(x * x));
        double term = order == 0 ? 1 : 0.5 * x;
        double termRest = 0;
        double sum = term;
        double sumRest = 0;
        for (int k = 1; term > 0x1p-60 * sum; k++) {
            double n = k * (double) (k + order);
            double product = term * quarter;
            double rest = Math.fma(term, quarter, -product) + termRest * quarter + term * quarterRest;
            term = product / n;
            termRest = (Math.fma(-term, n, product) + rest) / n;
            double next = sum + term;
            double part = next - sum;
            sumRest += (sum - (next - part)) + (term - part) + termRest;
            sum = next;
        }
        return sum + sumRest;
    }

    private static double asymptotic(double mu, double x) {
        double term = 1;
        double rest = 0;
        for (int k = 1; Math.abs(term) > 0x1p-60; k++) {
            double odd = 2.0 * k - 1;
            term *= (odd * odd - mu) / (8 * k * x);
            rest += term;
        }
        return (1 + rest) * ROOT_2_PI / Math.sqrt(x);
    }
}
