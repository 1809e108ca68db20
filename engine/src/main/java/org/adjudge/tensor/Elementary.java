package org.adjudge.tensor;

/**
 * Elementary functions of float32 in float32 arithmetic alone: additions, products, fused multiply-adds, quotients and moves of bits, so that lanes of
 * vectors that do the same compute the same bits on every machine (ADR 23). NaN gives NaN, subnormal numbers are numbers.
 *
 * <p>A power of e is {@code 2ᵏ eʳ}. The sum of a product and a constant, {@link #POWERS}, leaves k in its last bits, and with it what is added to an exponent
 * of float32: shifted up by 23, they are a power of 2.
 */
public final class Elementary {
    /** Added to a number below 2²², it leaves the nearest whole number in the last bits. */
    public static final float SHIFT = 0x1.8p23f;
    /** That and twice what an exponent is above its number: half of the last bits, and the other half, are both exponents. */
    public static final float POWERS = SHIFT + 254;
    /** Leaves exponents of powers that are 1 or less; with {@link #RAISED} or {@link #LOWERED} such powers are normal numbers. */
    public static final float POWER = SHIFT + 127;

    public static final float RAISED = POWER + 64;
    public static final float LOWERED = POWER - 64;
    /** What {@link #LOWERED} lowers 1 to. */
    public static final float LOW = 0x1p-64f;

    public static final float HIGH = 0x1p64f;

    public static final float LOG2_E = 0x1.715476p0f;
    /** {@code log 2} rounded, negative; for whole numbers k below 2⁸ near {@code x / log 2}, {@code x - k log 2} is exact with it. */
    public static final float LOG_2 = -0x1.62e43p-1f;
    /** The rest of it. */
    public static final float LOG_2_REST = 0x1.05c61p-29f;

    /** Below it eˣ is 0. */
    public static final float EXP_LEAST = -104;
    /** Above it eˣ is ∞. */
    public static final float EXP_MOST = 89;
    /** Where sigmoid is 1 long since, and tanh of half of it. */
    public static final float ONE_FROM = 40;

    /** {@code (eʳ - 1 - r) / r²} for |r| up to half of log 2: of rising powers, right to 2⁻²⁸ of {@code eʳ} (Remez). */
    public static final float E2 = 0x1.fffffcp-2f;

    public static final float E3 = 0x1.555492p-3f;
    public static final float E4 = 0x1.5558bp-5f;
    public static final float E5 = 0x1.12398ep-7f;
    public static final float E6 = 0x1.6a4d6p-10f;

    /** {@code 2 artanh(s) / s - 2}, for s up to that of √2: of rising powers of s², right to 2⁻³⁰, interpolated in Chebyshev's points. */
    public static final float L1 = 0.6666667f;

    public static final float L2 = 0.40000123f;
    public static final float L3 = 0.2855078f;
    public static final float L4 = 0.23331614f;
    /** The bits of √½, at which a number's exponent changes here. */
    public static final int ROOT_HALF = 0x3f3504f3;

    private static final int EXPONENT = 23;

    private Elementary() {}

    /** {@code eˣ}, within 0.9 ULP. In two steps at the end, because 2ᵏ alone may be too small or too large. */
    public static float exp(float x) {
        float c = x < EXP_LEAST ? EXP_LEAST : x;
        c = c > EXP_MOST ? EXP_MOST : c;
        float shifted = Math.fma(c, LOG2_E, POWERS);
        int both = Float.floatToRawIntBits(shifted);
        int half = both >>> 1;
        return power(reduced(c, shifted - POWERS)) * two(half) * two(both - half);
    }

    /** {@code 2⁶⁴ e} to the power of {@code x + low}, x not above 0 and low being what rounding took from it; 0 far below. */
    static float raisedExp(float x, float low) {
        float shifted = Math.fma(x, LOG2_E, RAISED);
        float k = shifted - RAISED;
        float r = Math.fma(k, LOG_2, x) + Math.fma(k, LOG_2_REST, low);
        return x < EXP_LEAST ? 0 : power(r) * two(Float.floatToRawIntBits(shifted));
    }

    /** {@code x - k log 2}. */
    private static float reduced(float x, float k) {
        return Math.fma(k, LOG_2_REST, Math.fma(k, LOG_2, x));
    }

    /** {@code eʳ}. */
    private static float power(float r) {
        return Math.fma(Math.fma(polynomial(r), r, 1), r, 1);
    }

    /** {@code eʳ - 1}. */
    private static float powerLessOne(float r) {
        return Math.fma(r * r, polynomial(r), r);
    }

    private static float polynomial(float r) {
        return Math.fma(Math.fma(Math.fma(Math.fma(E6, r, E5), r, E4), r, E3), r, E2);
    }

    /** The power of 2 whose exponent the last bits are. */
    private static float two(int bits) {
        return Float.intBitsToFloat(bits << EXPONENT);
    }

    /**
     * {@code 1 / (1 + e⁻ˣ)}, within 1.0 ULP: numerator and denominator are lowered by 2⁶⁴, so that neither ends before the result does. The quotient z loses
     * what the denominator d and itself had rounded away, over d.
     */
    public static float sigmoid(float x) {
        float c = -x;
        c = c < -ONE_FROM ? -ONE_FROM : c;
        c = c > -EXP_LEAST ? -EXP_LEAST : c;
        float shifted = Math.fma(c, LOG2_E, LOWERED);
        float m = powerLessOne(reduced(c, shifted - LOWERED));
        float p = two(Float.floatToRawIntBits(shifted));
        float b = p + LOW;
        float d = Math.fma(p, m, b);
        float z = LOW / d;
        float lost = Math.fma(p, m, b - d) + (LOW - (b - p));
        float rest = Math.fma(-z, lost, Math.fma(-z, d, LOW));
        return Math.fma(z * HIGH, rest, z);
    }

    /** {@code tanh x}, within 1.5 ULP: {@code -m / (2 + m)} with {@code m = exp(-2|x|) - 1}, less what its parts and the quotient had rounded away. */
    public static float tanh(float x) {
        float c = Math.abs(x) * -2;
        c = c < -ONE_FROM ? -ONE_FROM : c;
        float shifted = Math.fma(c, LOG2_E, POWER);
        float e = powerLessOne(reduced(c, shifted - POWER));
        float p = two(Float.floatToRawIntBits(shifted));
        float less = p - 1;
        float m = Math.fma(p, e, less);
        float lost = Math.fma(p, e, less - m);
        float d = m + 2;
        float q = m / d;
        float rest = Math.fma(-q, m - (d - 2) + lost, lost) + Math.fma(-q, d, m);
        float y = Math.fma(rest, Math.fma(q, -0.5f, 0.5f), q); // the factor is 1 / d
        return Math.copySign(y, x);
    }

    /**
     * The natural logarithm, within 0.9 ULP; -∞ of ±0, NaN below. Of {@code x = 2⁻ᵏ (1 + f)}, 1 + f in [√½, √2), it is {@code -k log 2 + 2 artanh(s)} with
     * {@code s = f / (2 + f)}, and {@code 2 artanh(s) = f - f²/2 + s (f²/2 + R)} as in fdlibm's e_log.c.
     */
    public static float log(float x) {
        boolean small = x < Float.MIN_NORMAL;
        float scaled = small ? x * 0x1p23f : x;
        int bits = Float.floatToRawIntBits(scaled);
        int n = (bits - ROOT_HALF) >> EXPONENT;
        float k = small ? 23 - n : -n;
        float f = Float.intBitsToFloat(bits - (n << EXPONENT)) - 1;
        float s = f / (f + 2);
        float w = s * s;
        float r = Math.fma(Math.fma(Math.fma(L4, w, L3), w, L2), w, L1) * w;
        float half = f * 0.5f * f;
        float t = Math.fma(s, half + r, Math.fma(k, LOG_2_REST, -half));
        float y = Math.fma(k, LOG_2, f + t);
        y = x == 0 ? Float.NEGATIVE_INFINITY : y;
        y = x < 0 ? Float.NaN : y;
        return x < Float.POSITIVE_INFINITY ? y : x;
    }
}
