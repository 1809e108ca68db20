package org.adjudge.tensor;

import org.hipparchus.special.Erf;

/** Functions of one number that {@link Math} does not have, in double; NaN gives NaN. */
public final class Special {
    /** λ of selu. */
    public static final double SELU_SCALE = 1.0507009873554805;
    /** α of selu. */
    public static final double SELU_ALPHA = 1.6732632423543772;

    private static final double LN2 = 0.6931471805599453;
    /** Beyond it 1 + x² = x² in double. */
    private static final double LARGE = 0x1p28;

    private Special() {}

    /** Inverse hyperbolic sine, as fdlibm's {@code s_asinh.c}. */
    public static double asinh(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-28) {
            return x;
        }
        double y = a > LARGE ? Math.log(a) + LN2 : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
        return Math.copySign(y, x);
    }

    /** Inverse hyperbolic cosine, as fdlibm's {@code e_acosh.c}; NaN below 1. */
    public static double acosh(double x) {
        if (x > LARGE) {
            return Math.log(x) + LN2;
        }
        double t = x - 1;
        return Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    /** Inverse hyperbolic tangent, as fdlibm's {@code e_atanh.c}; NaN outside [-1, 1]. */
    public static double atanh(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-28) {
            return x;
        }
        double y = a < 0.5 ? Math.log1p(2 * a + 2 * a * a / (1 - a)) : Math.log1p(2 * a / (1 - a));
        return Math.copySign(0.5 * y, x);
    }

    /** The inverse of erf by Hipparchus, within 3 ULP; NaN outside [-1, 1]. */
    public static double erfinv(double x) {
        return Math.abs(x) == 1 ? x * Double.POSITIVE_INFINITY : Math.abs(x) < 1 ? Erf.erfInv(x) : Double.NaN;
    }

    /**
     * The quantile of the standard normal distribution, {@code -∞} at 0 and ∞ at 1. Below 1/4, where Hipparchus loses the
     * digits of small p, by Halley's steps from Abramowitz and Stegun 26.2.23.
     */
    public static double ndtri(double p) {
        if (!(p > 0 && p < 1)) {
            return p == 0 ? Double.NEGATIVE_INFINITY : p == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return p < 0.25 ? lowerTail(p) : Math.sqrt(2) * Erf.erfInv(2 * p - 1);
    }

    private static double lowerTail(double p) {
        double t = Math.sqrt(-2 * Math.log(p));
        double x =
                (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
        for (int step = 0; step < 3; step++) {
            double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
            double newton = (0.5 * ErrorFunction.erfc(-x / Math.sqrt(2)) - p) / density;
            x -= newton / (1 + 0.5 * x * newton);
        }
        return x;
    }
}
