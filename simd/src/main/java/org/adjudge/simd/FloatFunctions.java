package org.adjudge.simd;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions of float32 whose results are those of the function in double, rounded. Each is computed in double to 2⁻⁴²; where an
 * error of {@link #DOUBT} could change the rounding (once in a few thousand vectors, and for NaN), the function itself is asked:
 * Ziv's way (1991). So plain Java and vectors agree bit for bit, and accuracy is what docs/ACCURACY.md says.
 *
 * <p>What the compiler of JDK 17 makes of this depends on two things. It guesses the type of a vector by the types seen before, and what
 * it guesses wrong becomes an object: so there is one length of float vectors in the module, and of one only the first half is
 * converted. And a method that returns a vector is not inlined if it happened to be compiled alone before: so each step is a loop
 * over a buffer that stays in the first cache.
 */
final class FloatFunctions {
    /** Elements that are computed at once. */
    private static final int CHUNK = 512;

    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = D.length();

    /** More than these forms and the functions they stand for are off together, relative to the result. */
    private static final double DOUBT = 0x1p-40;
    /** A double to whose last digits a whole number is added. */
    private static final double SHIFT = 0x1.8p52;

    private static final double LOG2_E = 1 / Math.log(2);
    private static final double LOG_2 = Math.log(2);
    private static final long ONE = Double.doubleToRawLongBits(1.0);
    private static final ThreadLocal<FloatFunctions> BUFFERS = ThreadLocal.withInitial(FloatFunctions::new);

    private final float[] x = new float[CHUNK + 2 * L];
    private final float[] z = new float[CHUNK + 2 * L];
    private final double[] v = new double[CHUNK + L];
    private final double[] w = new double[CHUNK + L];

    private FloatFunctions() {}

    /** What comes between widening and rounding: from {@link #v} to {@link #v}. */
    @FunctionalInterface
    private interface Step {
        void run(FloatFunctions buffers, int n);
    }

    /** Any number of elements, chunk by chunk. */
    private static void chunks(Step step, DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        FloatFunctions buffers = BUFFERS.get();
        for (int from = 0; from < n; from += CHUNK) {
            int length = Math.min(CHUNK, n - from);
            System.arraycopy(x, xo + from, buffers.x, 0, length);
            widen(buffers.x, buffers.v, length);
            step.run(buffers, length);
            round(buffers.v, f, buffers.x, buffers.z, length);
            System.arraycopy(buffers.z, 0, z, zo + from, length);
        }
    }

    private static void widen(float[] x, double[] v, int n) {
        for (int i = 0; i < n; i += L) {
            ((DoubleVector) FloatVector.fromArray(S, x, i).convertShape(VectorOperators.F2D, D, 0)).intoArray(v, i);
        }
    }

    /** Rounds, or asks the function where the rounding is in doubt. */
    private static void round(double[] v, DoubleUnaryOperator f, float[] x, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector y = DoubleVector.fromArray(D, v, i);
            FloatVector low = (FloatVector) y.mul(1 - DOUBT).convertShape(VectorOperators.D2F, S, 0);
            FloatVector high = (FloatVector) y.mul(1 + DOUBT).convertShape(VectorOperators.D2F, S, 0);
            low.intoArray(z, i);
            if (low.compare(NE, high).anyTrue()) {
                ask(f, x, z, i);
            }
        }
    }

    private static void ask(DoubleUnaryOperator f, float[] x, float[] z, int from) {
        for (int i = from; i < from + L; i++) {
            z[i] = (float) f.applyAsDouble(x[i]);
        }
    }

    /**
     * {@code eˣ - less}, less being 0 or 1, of x cut to [-110, 100], outside of which float32 has 0 and ∞: {@code 2ᵏ (eʳ - 1) + (2ᵏ - less)}
     * with |r| at most half of log 2. Of {@code (eʳ - 1) / r} a polynomial, interpolated in Chebyshev's points, is right to 2⁻⁴³.
     */
    static void exp(double[] v, int n, double less) {
        for (int i = 0; i < n; i += L) {
            DoubleVector x = DoubleVector.fromArray(D, v, i).max(-110.0).min(100.0);
            DoubleVector shifted = x.fma(DoubleVector.broadcast(D, LOG2_E), DoubleVector.broadcast(D, SHIFT));
            DoubleVector r = shifted.sub(SHIFT).fma(DoubleVector.broadcast(D, -LOG_2), x);
            DoubleVector slope = r.fma(
                            DoubleVector.broadcast(D, 2.7624581211293646e-06),
                            DoubleVector.broadcast(D, 2.487618748629849e-05))
                    .fma(r, DoubleVector.broadcast(D, 0.00019841210108195755))
                    .fma(r, DoubleVector.broadcast(D, 0.0013888821636145509))
                    .fma(r, DoubleVector.broadcast(D, 0.00833333335270749))
                    .fma(r, DoubleVector.broadcast(D, 0.0416666668911478))
                    .fma(r, DoubleVector.broadcast(D, 0.16666666666650196))
                    .fma(r, DoubleVector.broadcast(D, 0.4999999999979779))
                    .fma(r, DoubleVector.broadcast(D, 1.0000000000000004));
            LongVector bits = shifted.reinterpretAsLongs().lanewise(LSHL, 52);
            DoubleVector power = bits.add(ONE).reinterpretAsDoubles();
            power.fma(r.mul(slope), power.sub(less)).intoArray(v, i);
        }
    }

    /** {@code eˣ}. */
    static void exp(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks((b, length) -> exp(b.v, length, 0.0), f, x, xo, z, zo, n);
    }

    /** {@code 1 / (1 + e⁻ˣ)}; for x below 0 {@code eˣ / (1 + eˣ)}. */
    static void sigmoid(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks(
                (b, length) -> {
                    scaledModulus(b.v, -1.0, b.w, length);
                    exp(b.w, length, 0.0);
                    sigmoid(b.v, b.w, length);
                },
                f,
                x,
                xo,
                z,
                zo,
                n);
    }

    private static void scaledModulus(double[] v, double scale, double[] w, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector.fromArray(D, v, i).abs().mul(scale).intoArray(w, i);
        }
    }

    private static void sigmoid(double[] v, double[] w, int n) {
        DoubleVector one = DoubleVector.broadcast(D, 1.0);
        for (int i = 0; i < n; i += L) {
            DoubleVector x = DoubleVector.fromArray(D, v, i);
            DoubleVector e = DoubleVector.fromArray(D, w, i);
            one.blend(e, x.compare(LT, 0.0)).div(e.add(one)).intoArray(v, i);
        }
    }

    /** {@code tanh x = -m / (2 + m)} with {@code m = exp(-2|x|) - 1}, at most 0, and x's sign. */
    static void tanh(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks(
                (b, length) -> {
                    scaledModulus(b.v, -2.0, b.w, length);
                    exp(b.w, length, 1.0);
                    tanh(b.v, b.w, length);
                },
                f,
                x,
                xo,
                z,
                zo,
                n);
    }

    private static void tanh(double[] v, double[] w, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector m = DoubleVector.fromArray(D, w, i);
            LongVector sign =
                    DoubleVector.fromArray(D, v, i).reinterpretAsLongs().and(Long.MIN_VALUE);
            DoubleVector y = m.abs().div(m.add(2.0));
            y.reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(v, i);
        }
    }

    /** {@code 1 / √x}. */
    static void rsqrt(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks((b, length) -> rsqrt(b.v, length), f, x, xo, z, zo, n);
    }

    private static void rsqrt(double[] v, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector.broadcast(D, 1.0)
                    .div(DoubleVector.fromArray(D, v, i).sqrt())
                    .intoArray(v, i);
        }
    }

    /** The natural logarithm. */
    static void log(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks((b, length) -> log(b.v, length), f, x, xo, z, zo, n);
    }

    /**
     * {@code log x = k log 2 + 2 artanh(s)}, with {@code x = 2ᵏ m}, m in [√½, √2), {@code s = (m - 1) / (m + 1)}; NaN, so that the function is
     * asked, of what is not in (0, ∞). Of {@code 2 artanh(s) / s} a polynomial in s², interpolated in Chebyshev's points, is right to 2⁻⁴⁵.
     */
    private static void log(double[] v, int n) {
        long root = Double.doubleToRawLongBits(Math.sqrt(0.5));
        long shift = Double.doubleToRawLongBits(SHIFT);
        for (int i = 0; i < n; i += L) {
            DoubleVector x = DoubleVector.fromArray(D, v, i);
            LongVector bits = x.reinterpretAsLongs();
            LongVector k = bits.sub(root).lanewise(ASHR, 52);
            DoubleVector m = bits.sub(k.lanewise(LSHL, 52)).reinterpretAsDoubles();
            DoubleVector power = k.add(shift).reinterpretAsDoubles().sub(SHIFT);
            DoubleVector s = m.sub(1.0).div(m.add(1.0));
            DoubleVector w = s.mul(s);
            DoubleVector twice = w.fma(
                            DoubleVector.broadcast(D, 0.19610818288888368),
                            DoubleVector.broadcast(D, 0.22174067192424407))
                    .fma(w, DoubleVector.broadcast(D, 0.28572170360216737))
                    .fma(w, DoubleVector.broadcast(D, 0.3999999485344737))
                    .fma(w, DoubleVector.broadcast(D, 0.6666666667969441))
                    .fma(w, DoubleVector.broadcast(D, 1.9999999999999474));
            DoubleVector y = power.fma(DoubleVector.broadcast(D, LOG_2), s.mul(twice));
            VectorMask<Double> ordinary = x.compare(GT, 0.0).and(x.compare(LT, Double.POSITIVE_INFINITY));
            DoubleVector.broadcast(D, Double.NaN).blend(y, ordinary).intoArray(v, i);
        }
    }
}
