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
 * <p>JDK 17 guesses the type of a vector by the types seen before, and what it guesses wrong becomes an object. So there is one length of
 * float vectors in the whole module, and of one only the first half is converted; because such halves can be stored only with what comes
 * after them, results go by a buffer.
 */
final class FloatFunctions {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    /** Elements that are computed at once. */
    private static final int L = D.length();

    private static final int CHUNK = 512;
    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    private static final class Buffers {
        final float[] x = new float[CHUNK + 2 * L];
        final float[] z = new float[CHUNK + 2 * L];
    }

    /** More than these forms and the functions they stand for are off together, relative to the result. */
    private static final double DOUBT = 0x1p-40;
    /** A double to whose last digits a whole number is added. */
    private static final double SHIFT = 0x1.8p52;

    private static final double LOG2_E = 1 / Math.log(2);
    private static final double LOG_2 = Math.log(2);

    private FloatFunctions() {}

    /** The elements from {@code at} on; in x there must be as many more. */
    static DoubleVector get(float[] x, int at) {
        return (DoubleVector) FloatVector.fromArray(S, x, at).convertShape(VectorOperators.F2D, D, 0);
    }

    /** Rounds y into z, and 0 into as many elements more. */
    static void put(DoubleVector y, float[] z, int at) {
        ((FloatVector) y.convertShape(VectorOperators.D2F, S, 0)).intoArray(z, at);
    }

    /** A loop over some elements, of which {@code x} and {@code z} have more. */
    @FunctionalInterface
    private interface Loop {
        void run(float[] x, float[] z, int n);
    }

    /** Any number of elements, chunk by chunk by buffers that are longer than a chunk. */
    private static void chunks(Loop loop, float[] x, int xo, float[] z, int zo, int n) {
        Buffers buffers = BUFFERS.get();
        for (int from = 0; from < n; from += CHUNK) {
            int length = Math.min(CHUNK, n - from);
            System.arraycopy(x, xo + from, buffers.x, 0, length);
            loop.run(buffers.x, buffers.z, length);
            System.arraycopy(buffers.z, 0, z, zo + from, length);
        }
    }

    /** As {@link #put(DoubleVector, float[], int)}, or asks the function where the rounding is in doubt. */
    private static void put(DoubleVector y, DoubleUnaryOperator f, float[] x, float[] z, int at) {
        FloatVector low = (FloatVector) y.mul(1 - DOUBT).convertShape(VectorOperators.D2F, S, 0);
        FloatVector high = (FloatVector) y.mul(1 + DOUBT).convertShape(VectorOperators.D2F, S, 0);
        low.intoArray(z, at);
        if (low.compare(NE, high).anyTrue()) {
            for (int i = at; i < at + L; i++) {
                z[i] = (float) f.applyAsDouble(x[i]);
            }
        }
    }

    /** {@code eˣ} of x in [-150, 150]: {@code 2ᵏ eʳ} with |r| at most half of log 2. */
    static DoubleVector exp(DoubleVector x) {
        DoubleVector shifted = x.fma(DoubleVector.broadcast(D, LOG2_E), DoubleVector.broadcast(D, SHIFT));
        DoubleVector r = shifted.sub(SHIFT).fma(DoubleVector.broadcast(D, -LOG_2), x);
        return powerOfTwo(shifted).mul(r.fma(slope(r), DoubleVector.broadcast(D, 1.0)));
    }

    /** {@code eˣ - 1} of x in [-150, 150], to the same relative error: {@code 2ᵏ (eʳ - 1) + (2ᵏ - 1)}. */
    private static DoubleVector expm1(DoubleVector x) {
        DoubleVector shifted = x.fma(DoubleVector.broadcast(D, LOG2_E), DoubleVector.broadcast(D, SHIFT));
        DoubleVector r = shifted.sub(SHIFT).fma(DoubleVector.broadcast(D, -LOG_2), x);
        DoubleVector power = powerOfTwo(shifted);
        return power.fma(r.mul(slope(r)), power.sub(1.0));
    }

    /** {@code 2ᵏ}, k being in the last digits. */
    private static DoubleVector powerOfTwo(DoubleVector shifted) {
        LongVector bits = (LongVector) shifted.reinterpretAsLongs().lanewise(LSHL, 52);
        return bits.add(Double.doubleToRawLongBits(1.0)).reinterpretAsDoubles();
    }

    /** {@code (eʳ - 1) / r}, |r| ≤ log 2 / 2, to 2⁻⁴³: interpolated in Chebyshev's points. */
    private static DoubleVector slope(DoubleVector r) {
        return r.fma(
                        DoubleVector.broadcast(D, 2.7624581211293646e-06),
                        DoubleVector.broadcast(D, 2.487618748629849e-05))
                .fma(r, DoubleVector.broadcast(D, 0.00019841210108195755))
                .fma(r, DoubleVector.broadcast(D, 0.0013888821636145509))
                .fma(r, DoubleVector.broadcast(D, 0.00833333335270749))
                .fma(r, DoubleVector.broadcast(D, 0.0416666668911478))
                .fma(r, DoubleVector.broadcast(D, 0.16666666666650196))
                .fma(r, DoubleVector.broadcast(D, 0.4999999999979779))
                .fma(r, DoubleVector.broadcast(D, 1.0000000000000004));
    }

    /** {@code eˣ}. Beyond the bounds float32 has 0 and ∞. */
    static void exponential(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks((in, out, length) -> exponential(f, in, out, length), x, xo, z, zo, n);
    }

    private static void exponential(DoubleUnaryOperator f, float[] x, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector v = get(x, i);
            put(exp(v.min(100.0).max(-110.0)), f, x, z, i);
        }
    }

    /** {@code 1 / (1 + e⁻ˣ)}; for x below 0 {@code eˣ / (1 + eˣ)}. */
    static void sigmoid(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks((in, out, length) -> sigmoid(f, in, out, length), x, xo, z, zo, n);
    }

    private static void sigmoid(DoubleUnaryOperator f, float[] x, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector v = get(x, i);
            DoubleVector e = exp(v.abs().neg().max(-110.0));
            DoubleVector one = DoubleVector.broadcast(D, 1.0);
            put(one.blend(e, v.compare(LT, 0.0)).div(e.add(one)), f, x, z, i);
        }
    }

    /** {@code tanh x = -m / (2 + m)} with {@code m = exp(-2|x|) - 1}, and x's sign. */
    static void tanh(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks((in, out, length) -> tanh(f, in, out, length), x, xo, z, zo, n);
    }

    private static void tanh(DoubleUnaryOperator f, float[] x, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector v = get(x, i);
            DoubleVector m = expm1(v.abs().mul(-2.0).max(-50.0));
            DoubleVector y = m.abs().div(m.add(2.0)); // m is at most 0
            LongVector sign = v.reinterpretAsLongs().and(Long.MIN_VALUE);
            put(y.reinterpretAsLongs().or(sign).reinterpretAsDoubles(), f, x, z, i);
        }
    }

    /** {@code 1 / √x}. */
    static void rsqrt(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks((in, out, length) -> rsqrt(f, in, out, length), x, xo, z, zo, n);
    }

    private static void rsqrt(DoubleUnaryOperator f, float[] x, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            put(DoubleVector.broadcast(D, 1.0).div(get(x, i).sqrt()), f, x, z, i);
        }
    }

    /** {@code log x = k log 2 + 2 artanh(s)}, with {@code x = 2ᵏ m}, m in [√½, √2), {@code s = (m - 1) / (m + 1)}. */
    static void log(DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        chunks((in, out, length) -> log(f, in, out, length), x, xo, z, zo, n);
    }

    private static void log(DoubleUnaryOperator f, float[] x, float[] z, int n) {
        long root = Double.doubleToRawLongBits(Math.sqrt(0.5));
        for (int i = 0; i < n; i += L) {
            DoubleVector v = get(x, i);
            LongVector bits = v.reinterpretAsLongs();
            LongVector k = (LongVector) bits.sub(root).lanewise(ASHR, 52);
            DoubleVector m = bits.sub((LongVector) k.lanewise(LSHL, 52)).reinterpretAsDoubles();
            DoubleVector power = k.add(Double.doubleToRawLongBits(SHIFT))
                    .reinterpretAsDoubles()
                    .sub(SHIFT);
            DoubleVector s = m.sub(1.0).div(m.add(1.0));
            DoubleVector y = power.fma(DoubleVector.broadcast(D, LOG_2), s.mul(twiceArtanh(s.mul(s))));
            VectorMask<Double> ordinary = v.compare(GT, 0.0).and(v.compare(LT, Double.POSITIVE_INFINITY));
            if (ordinary.allTrue()) {
                put(y, f, x, z, i);
            } else {
                put(DoubleVector.broadcast(D, Double.NaN), f, x, z, i);
            }
        }
    }

    /** {@code 2 artanh(s) / s} of s², |s| ≤ 3 - √8, to 2⁻⁴⁵: interpolated in Chebyshev's points. */
    private static DoubleVector twiceArtanh(DoubleVector w) {
        return w.fma(DoubleVector.broadcast(D, 0.19610818288888368), DoubleVector.broadcast(D, 0.22174067192424407))
                .fma(w, DoubleVector.broadcast(D, 0.28572170360216737))
                .fma(w, DoubleVector.broadcast(D, 0.3999999485344737))
                .fma(w, DoubleVector.broadcast(D, 0.6666666667969441))
                .fma(w, DoubleVector.broadcast(D, 1.9999999999999474));
    }
}
