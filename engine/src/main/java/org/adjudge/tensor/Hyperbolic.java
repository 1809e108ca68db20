package org.adjudge.tensor;

/** Inverse hyperbolic functions, which {@link Math} lacks, in the forms that lose no digits to cancellation. */
public final class Hyperbolic {
    /** Above it, x + √(x² ± 1) is 2x in double. */
    private static final double LARGE = 0x1p28;

    private static final double LOG2 = Math.log(2);

    private Hyperbolic() {}

    /** {@code sign(x) log(|x| + √(x² + 1))}, written with log1p for small x (Kahan 1987). */
    public static double asinh(double x) {
        double a = Math.abs(x);
        double y = a > LARGE ? Math.log(a) + LOG2 : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
        return Math.copySign(y, x);
    }

    /** {@code log(x + √(x² - 1))}, written with log1p of x - 1; NaN below 1. */
    public static double acosh(double x) {
        if (x < 1) {
            return Double.NaN; // far below, t (2 + t) overflows
        }
        double t = x - 1;
        return x > LARGE ? Math.log(x) + LOG2 : Math.log1p(t + Math.sqrt(t * (2 + t)));
    }

    /** {@code log((1 + x) / (1 - x)) / 2}, written with log1p; ±∞ at ±1, NaN outside. */
    public static double atanh(double x) {
        double a = Math.abs(x);
        return Math.copySign(0.5 * Math.log1p(2 * a / (1 - a)), x);
    }
}
