package org.adjudge.tensor;

/**
 * Elementary functions of float64 in additions, products, fused multiply-adds, quotients and moves of bits, as {@link Elementary} has them of float32: lanes of
 * vectors that do the same compute the same bits on every machine (ADR 23). NaN gives NaN, subnormal numbers are numbers.
 *
 * <p>A power of e is {@code 2ᵏ eʳ}, and {@code eʳ - 1} is held as a sum of two numbers, so that it is the last addition alone that rounds.
 */
public final class DoubleElementary {
    /** Added to a number below 2⁵¹, it leaves the nearest whole number in the last bits. */
    public static final double SHIFT = 0x1.8p52;
    /** That and twice what an exponent is above its number: half of the last bits, and the other half, are both exponents. */
    public static final double POWERS = SHIFT + 2046;
    /** Leaves exponents of powers that are 1 or less. */
    public static final double POWER = SHIFT + 1023;
    /** Leaves them so much lower that the greatest power is a normal number. */
    public static final double LOWERED = POWER - 512;
    /** What {@link #LOWERED} lowers 1 to. */
    public static final double LOW = 0x1p-512;

    public static final double HIGH = 0x1p512;

    public static final double LOG2_E = 0x1.71547652b82fep0;
    /** {@code log 2} rounded, negative; for whole numbers k below 2¹¹ near {@code x / log 2}, {@code x - k log 2} is exact with it. */
    public static final double LOG_2 = -0x1.62e42fefa39efp-1;
    /** The rest of it. */
    public static final double LOG_2_REST = -0x1.abc9e3b39803fp-56;
    /** {@code log 2} in 42 bits, negative: k times it is exact. */
    public static final double LOG_2_SHORT = -0x1.62e42fefa38p-1;
    /** The rest of that. */
    public static final double LOG_2_SHORT_REST = -0x1.ef35793c7673p-45;

    /** Below it eˣ is 0. */
    public static final double EXP_LEAST = -746;
    /** Above it eˣ is ∞. */
    public static final double EXP_MOST = 710;
    /** Where sigmoid is 1 long since, and tanh of half of it. */
    public static final double ONE_FROM = 40;

    /** {@code (eʳ - 1 - r) / r²} for |r| up to half of log 2: of rising powers, right to 2⁻⁶¹ of {@code eʳ}, interpolated in Chebyshev's points. */
    public static final double E2 = 0x1p-1;

    public static final double E3 = 0x1.5555555555557p-3;
    public static final double E4 = 0x1.5555555555556p-5;
    public static final double E5 = 0x1.11111111100dcp-7;
    public static final double E6 = 0x1.6c16c16c162d4p-10;
    public static final double E7 = 0x1.a01a01abe7fe1p-13;
    public static final double E8 = 0x1.a01a01a6d889cp-16;
    public static final double E9 = 0x1.71de0231960ebp-19;
    public static final double E10 = 0x1.27e4db646b17ep-22;
    public static final double E11 = 0x1.af4de97ca4194p-26;
    public static final double E12 = 0x1.1f730349868cep-29;

    /** {@code 2 artanh(s) / s - 2}, for s up to that of √2: of rising powers of s², right to 2⁻⁶⁰ of {@code artanh}, interpolated in Chebyshev's points. */
    public static final double L1 = 0x1.5555555555555p-1;

    public static final double L2 = 0x1.9999999999a38p-2;
    public static final double L3 = 0x1.2492492476c87p-2;
    public static final double L4 = 0x1.c71c720160b47p-3;
    public static final double L5 = 0x1.745cf901605f7p-3;
    public static final double L6 = 0x1.3b1c360763b8ap-3;
    public static final double L7 = 0x1.0fbe83c2cbcf3p-3;
    public static final double L8 = 0x1.0c04595972ab8p-3;
    /** The bits of √½, at which a number's exponent changes here. */
    public static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

    private static final int EXPONENT = 52;

    private DoubleElementary() {}

    /** {@code eˣ}, within 0.7 ULP. In two steps at the end, because 2ᵏ alone may be too small or too large. */
    public static double exp(double x) {
        double c = x < EXP_LEAST ? EXP_LEAST : x;
        c = c > EXP_MOST ? EXP_MOST : c;
        double shifted = Math.fma(c, LOG2_E, POWERS);
        double k = shifted - POWERS;
        double near = Math.fma(k, LOG_2, c);
        double r = Math.fma(k, LOG_2_REST, near);
        double m = powerLessOne(r);
        double low = low(k, near, r, m);
        double sum = 1 + m;
        double y = sum + (1 - sum + m + low);
        long both = Double.doubleToRawLongBits(shifted);
        long half = both >>> 1;
        return y * two(half) * two(both - half);
    }

    /** {@code eʳ - 1}. */
    private static double powerLessOne(double r) {
        return Math.fma(r * r, polynomial(r), r);
    }

    /** What rounding has taken from r, which is {@code near - k log 2}, and from m, which is {@code eʳ - 1}. */
    private static double low(double k, double near, double r, double m) {
        return Math.fma(r * r, polynomial(r), r - m) + Math.fma(k, LOG_2_REST, near - r);
    }

    private static double polynomial(double r) {
        double y = Math.fma(E12, r, E11);
        y = Math.fma(y, r, E10);
        y = Math.fma(y, r, E9);
        y = Math.fma(y, r, E8);
        y = Math.fma(y, r, E7);
        y = Math.fma(y, r, E6);
        y = Math.fma(y, r, E5);
        y = Math.fma(y, r, E4);
        y = Math.fma(y, r, E3);
        return Math.fma(y, r, E2);
    }

    /** The power of 2 whose exponent the last bits are. */
    private static double two(long bits) {
        return Double.longBitsToDouble(bits << EXPONENT);
    }

    /**
     * {@code 1 / (1 + e⁻ˣ)}, within 0.8 ULP: numerator and denominator are lowered by 2⁵¹², so that neither ends before the result does. The quotient z loses
     * what the denominator d and itself had rounded away, over d.
     */
    public static double sigmoid(double x) {
        double c = -x;
        c = c < -ONE_FROM ? -ONE_FROM : c;
        c = c > -EXP_LEAST ? -EXP_LEAST : c;
        double shifted = Math.fma(c, LOG2_E, LOWERED);
        double k = shifted - LOWERED;
        double near = Math.fma(k, LOG_2, c);
        double r = Math.fma(k, LOG_2_REST, near);
        double m = powerLessOne(r);
        double low = low(k, near, r, m);
        double p = two(Double.doubleToRawLongBits(shifted));
        double b = p + LOW;
        double d = Math.fma(p, m, b);
        double z = LOW / d;
        double lost = Math.fma(p, low, Math.fma(p, m, b - d)) + (LOW - (b - p));
        double rest = Math.fma(-z, lost, Math.fma(-z, d, LOW));
        return Math.fma(z * HIGH, rest, z);
    }

    /** {@code tanh x}, within 0.9 ULP: {@code -m / (2 + m)} with {@code m = exp(-2|x|) - 1}, less what its parts and the quotient had rounded away. */
    public static double tanh(double x) {
        double c = Math.abs(x) * -2;
        c = c < -ONE_FROM ? -ONE_FROM : c;
        double shifted = Math.fma(c, LOG2_E, POWER);
        double k = shifted - POWER;
        double near = Math.fma(k, LOG_2, c);
        double r = Math.fma(k, LOG_2_REST, near);
        double e = powerLessOne(r);
        double low = low(k, near, r, e);
        double p = two(Double.doubleToRawLongBits(shifted));
        double less = p - 1;
        double m = Math.fma(p, e, less);
        double lost = Math.fma(p, low, Math.fma(p, e, less - m)) + (p - (less + 1));
        double d = m + 2;
        double q = m / d;
        double rest = Math.fma(-q, m - (d - 2) + lost, lost) + Math.fma(-q, d, m);
        double y = Math.fma(rest, Math.fma(q, -0.5, 0.5), q); // the factor is 1 / d
        return Math.copySign(y, x);
    }

    /**
     * The natural logarithm, within 0.8 ULP; -∞ of ±0, NaN below. Of {@code x = 2⁻ᵏ (1 + f)}, 1 + f in [√½, √2), it is {@code -k log 2 + 2 artanh(s)} with
     * {@code s = f / (2 + f)}, and {@code 2 artanh(s) = f - f²/2 + s (f²/2 + R)} as in fdlibm's e_log.c; what the last two sums round away is added at last.
     */
    public static double log(double x) {
        boolean small = x < Double.MIN_NORMAL;
        double scaled = small ? x * 0x1p52 : x;
        long bits = Double.doubleToRawLongBits(scaled);
        long n = (bits - ROOT_HALF) >> EXPONENT;
        double k = small ? 52 - n : -n;
        double f = Double.longBitsToDouble(bits - (n << EXPONENT)) - 1;
        double s = f / (f + 2);
        double w = s * s;
        double r = Math.fma(w, L8, L7);
        r = Math.fma(r, w, L6);
        r = Math.fma(r, w, L5);
        r = Math.fma(r, w, L4);
        r = Math.fma(r, w, L3);
        r = Math.fma(r, w, L2);
        r = Math.fma(r, w, L1) * w;
        double half = f * 0.5 * f;
        double t = Math.fma(s, half + r, Math.fma(k, LOG_2_SHORT_REST, -half));
        double sum = f + t;
        double power = k * LOG_2_SHORT;
        double y = power + sum;
        y = y + (power - y + sum + (f - sum + t));
        y = x == 0 ? Double.NEGATIVE_INFINITY : y;
        y = x < 0 ? Double.NaN : y;
        return x < Double.POSITIVE_INFINITY ? y : x;
    }
}
