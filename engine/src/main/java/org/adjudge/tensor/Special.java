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

    /** The quantile of the standard normal distribution, from the tail that p is nearer to. */
    public static double ndtri(double p) {
        if (!(p > 0 && p < 1)) {
            return p == 0 ? Double.NEGATIVE_INFINITY : p == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return Math.sqrt(2) * (p < 0.25 ? -Erf.erfcInv(2 * p) : Erf.erfInv(2 * p - 1));
    }
}
