package org.adjudge.tensor;

/**
 * Elementary functions of float32 in float32 arithmetic alone: additions, products, quotients and moves of bits, no fused multiply-add, so that
 * lanes of vectors that do the same compute the same bits on every machine (ADR 23). What a sum rounds away is carried on as a second number
 * (Dekker 1971), which keeps all within 1.3 ULP; NaN gives NaN, subnormal numbers are numbers.
 *
 * <p>The polynomials are interpolated in Chebyshev's points.
 */
public final class Elementary {
    /** Added to a number below 2²², it leaves the nearest whole number in the last bits. */
    public static final float SHIFT = 0x1.8p23f;

    public static final float LOG2_E = 1.442695f;
    /** The first 15 bits of log 2, so that products with whole numbers are exact. */
    public static final float LOG_2 = 0x1.62e4p-1f;
    /** The rest of it. */
    public static final float LOG_2_REST = 1.4286068e-6f;

    /** Below it eˣ is 0. */
    public static final float EXP_LEAST = -104;
    /** Above it eˣ is ∞. */
    public static final float EXP_MOST = 89;

    /** Where tanh is 1 long since: of -2|x|. */
    public static final float TANH_LEAST = -40;

    /** {@code (eʳ - 1 - r) / r²} for |r| up to half of log 2: of rising powers, right to 2⁻³⁰ of {@code eʳ}. */
    public static final float E2 = 0.5f;

    public static final float E3 = 0.16666667f;
    public static final float E4 = 0.041666463f;
    public static final float E5 = 0.0083333105f;
    public static final float E6 = 0.0013933731f;
    public static final float E7 = 0.0001989108f;

    /** {@code 2 artanh(s) / s - 2}, for s up to that of √2: of rising powers of s², right to 2⁻³⁰. */
    public static final float L1 = 0.6666667f;

    public static final float L2 = 0.40000123f;
    public static final float L3 = 0.2855078f;
    public static final float L4 = 0.23331614f;
    /** The bits of √½, at which a number's exponent changes here. */
    public static final int ROOT_HALF = 0x3f3504f3;

    private static final int BIAS = 127;
    private static final int EXPONENT = 23;

    private Elementary() {}

    /** {@code eˣ}, within 0.7 ULP, of subnormal results 0.8. */
    public static float exp(float x) {
        return exp(x, 0);
    }

    /** {@code e} to the power of {@code x + low}, low being what rounding took from x. */
    static float exp(float x, float low) {
        float c = x < EXP_LEAST ? EXP_LEAST : x;
        c = c > EXP_MOST ? EXP_MOST : c;
        float k = powers(c);
        float high = c - k * LOG_2;
        float s = high + 1;
        return scaled(s + (high - (s - 1) + tail(high, k * LOG_2_REST - low)), k);
    }

    /** The whole number of powers of 2 nearest to {@code eˣ}. */
    private static float powers(float x) {
        return x * LOG2_E + SHIFT - SHIFT;
    }

    /** {@code eʳ - 1 - high} with {@code r = high - rest}. */
    private static float tail(float high, float rest) {
        float r = high - rest;
        return r * r * (((((E7 * r + E6) * r + E5) * r + E4) * r + E3) * r + E2) - rest;
    }

    /** {@code 2ᵏ x}, in two steps because 2ᵏ alone may be too small or too large. */
    private static float scaled(float x, float k) {
        int n = (int) k;
        int half = n >> 1;
        return x * power(half) * power(n - half);
    }

    private static float power(int n) {
        return Float.intBitsToFloat((n + BIAS) << EXPONENT);
    }

    /** {@code 1 / (1 + e⁻ˣ)}, within 1.2 ULP: with {@code e = exp(-|x|)} either {@code e / (1 + e)} or 1 less that, and what its parts had lost. */
    public static float sigmoid(float x) {
        float a = -Math.abs(x);
        float c = a < EXP_LEAST ? EXP_LEAST : a;
        float k = powers(c);
        float high = c - k * LOG_2;
        float s = high + 1;
        float u = high - (s - 1) + tail(high, k * LOG_2_REST);
        float y = s + u;
        float e = scaled(y, k);
        float lost = scaled(u - (y - s), k);
        float d = e + 1;
        float q = e / d;
        float rest = 1 - q; // 1 / d
        float more = (lost - q * (e - (d - 1) + lost)) * rest;
        return x < 0 ? q + more : rest + (1 - rest - q - more);
    }

    /** {@code tanh x}, within 1.3 ULP: {@code -m / (2 + m)} with {@code m = exp(-2|x|) - 1}, and what its parts had lost. */
    public static float tanh(float x) {
        float a = Math.abs(x) * -2;
        float c = a < TANH_LEAST ? TANH_LEAST : a;
        float k = powers(c);
        float high = c - k * LOG_2;
        float p = power((int) k);
        float b = p * high;
        float less = p - 1;
        float h = less + b;
        float l = b - (h - less) + (p - (less + 1) + p * tail(high, k * LOG_2_REST));
        float m = h + l;
        float lost = l - (m - h);
        float d = m + 2;
        float q = -m / d;
        float y = q - (q * (m - (d - 2) + lost) + lost) * ((q + 1) * 0.5f); // the last is 1 / d
        return Math.copySign(y, x);
    }

    /**
     * The natural logarithm, within 0.9 ULP; -∞ of ±0, NaN below. Of {@code x = 2ᵏ (1 + f)}, 1 + f in [√½, √2), it is {@code k log 2 + 2 artanh(s)} with
     * {@code s = f / (2 + f)}, and {@code 2 artanh(s) = f - f²/2 + s (f²/2 + R)} as in fdlibm's e_log.c.
     */
    public static float log(float x) {
        boolean small = x < Float.MIN_NORMAL;
        float scaled = small ? x * 0x1p23f : x;
        int bits = Float.floatToRawIntBits(scaled);
        int n = (bits - ROOT_HALF) >> EXPONENT;
        float k = small ? n - 23 : n;
        float f = Float.intBitsToFloat(bits - (n << EXPONENT)) - 1;
        float s = f / (f + 2);
        float w = s * s;
        float r = (((L4 * w + L3) * w + L2) * w + L1) * w;
        float half = f * 0.5f * f;
        float t = s * (half + r) + k * LOG_2_REST - half;
        float whole = k * LOG_2;
        float sum = whole + f;
        float y = sum + (f - (sum - whole) + t);
        y = x == 0 ? Float.NEGATIVE_INFINITY : y;
        y = x < 0 ? Float.NaN : y;
        return x < Float.POSITIVE_INFINITY ? y : x;
    }
}
