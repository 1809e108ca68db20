package org.adjudge.simd;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.adjudge.tensor.Elementary.E2;
import static org.adjudge.tensor.Elementary.E3;
import static org.adjudge.tensor.Elementary.E4;
import static org.adjudge.tensor.Elementary.E5;
import static org.adjudge.tensor.Elementary.E6;
import static org.adjudge.tensor.Elementary.E7;
import static org.adjudge.tensor.Elementary.EXP_LEAST;
import static org.adjudge.tensor.Elementary.EXP_MOST;
import static org.adjudge.tensor.Elementary.L1;
import static org.adjudge.tensor.Elementary.L2;
import static org.adjudge.tensor.Elementary.L3;
import static org.adjudge.tensor.Elementary.L4;
import static org.adjudge.tensor.Elementary.LOG2_E;
import static org.adjudge.tensor.Elementary.LOG_2;
import static org.adjudge.tensor.Elementary.LOG_2_REST;
import static org.adjudge.tensor.Elementary.ROOT_HALF;
import static org.adjudge.tensor.Elementary.SHIFT;
import static org.adjudge.tensor.Elementary.TANH_LEAST;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link org.adjudge.tensor.Elementary} over whole vectors: each lane does what is done there, operation for operation, so the
 * bits are the same.
 *
 * <p>Each function is a few loops over buffers that stay in the first cache, because JDK 17 compiles a loop of more than some thirty vector
 * operations as calls, and inlines no method that returns a vector if it happened to be compiled alone before.
 */
final class FloatFunctions {
    /** Elements that are computed at once. */
    static final int CHUNK = 512;

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int SHIFT_BITS = Float.floatToRawIntBits(SHIFT);
    private static final int BIAS = 127;
    private static final int EXPONENT = 23;
    private static final float[] ZEROS = new float[CHUNK];
    private static final ThreadLocal<FloatFunctions> BUFFERS = ThreadLocal.withInitial(FloatFunctions::new);

    /** Arguments, and what rounding took from them. */
    final float[] x = new float[CHUNK];

    final float[] low = new float[CHUNK];
    /** Of the powers: what is added last, what is added to it, and the exponents of 2. */
    private final float[] high = new float[CHUNK];

    private final float[] tail = new float[CHUNK];
    private final float[] powers = new float[CHUNK];
    private final float[] lost = new float[CHUNK];

    private FloatFunctions() {}

    /** This thread's buffers. */
    static FloatFunctions buffers() {
        return BUFFERS.get();
    }

    static void exp(float[] x, int xo, float[] z, int zo, int n) {
        FloatFunctions b = buffers();
        for (int from = 0; from < n; from += CHUNK) {
            int m = Math.min(CHUNK, n - from);
            b.reduce(x, xo + from, EXP_LEAST, m);
            exp(b.high, b.tail, b.powers, z, zo + from, m);
        }
    }

    /** {@code e} to the power of {@link #x} + {@link #low}. */
    void exp(float[] z, int zo, int n) {
        reduce(x, 0, low, EXP_LEAST, high, tail, powers, n);
        exp(high, tail, powers, z, zo, n);
    }

    static void sigmoid(float[] x, int xo, float[] z, int zo, int n) {
        FloatFunctions b = buffers();
        for (int from = 0; from < n; from += CHUNK) {
            int m = Math.min(CHUNK, n - from);
            modulusTimes(-1, x, xo + from, b.x, m);
            b.reduce(b.x, 0, EXP_LEAST, m);
            lost(b.high, b.tail, b.powers, b.lost, m);
            exp(b.high, b.tail, b.powers, b.high, 0, m);
            sigmoid(b.high, b.lost, x, xo + from, z, zo + from, m);
        }
    }

    static void tanh(float[] x, int xo, float[] z, int zo, int n) {
        FloatFunctions b = buffers();
        for (int from = 0; from < n; from += CHUNK) {
            int m = Math.min(CHUNK, n - from);
            modulusTimes(-2, x, xo + from, b.x, m);
            b.reduce(b.x, 0, TANH_LEAST, m);
            tanh(b.high, b.tail, b.powers, x, xo + from, z, zo + from, m);
        }
    }

    private static void modulusTimes(float factor, float[] x, int xo, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector.fromArray(S, x, xo + i).abs().mul(factor).intoArray(z, i);
        }
    }

    private void reduce(float[] x, int xo, float least, int n) {
        reduce(x, xo, ZEROS, least, high, tail, powers, n);
    }

    private static void reduce(
            float[] x, int xo, float[] low, float least, float[] high, float[] tail, float[] powers, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector c = FloatVector.fromArray(S, x, xo + i);
            c = c.blend(least, c.compare(LT, least));
            c = c.blend(EXP_MOST, c.compare(GT, EXP_MOST));
            FloatVector shifted = c.mul(LOG2_E).add(SHIFT);
            FloatVector k = shifted.sub(SHIFT);
            FloatVector h = c.sub(k.mul(LOG_2));
            FloatVector rest = k.mul(LOG_2_REST).sub(FloatVector.fromArray(S, low, i));
            FloatVector r = h.sub(rest);
            FloatVector sum = r.mul(E7)
                    .add(E6)
                    .mul(r)
                    .add(E5)
                    .mul(r)
                    .add(E4)
                    .mul(r)
                    .add(E3)
                    .mul(r)
                    .add(E2);
            h.intoArray(high, i);
            r.mul(r).mul(sum).sub(rest).intoArray(tail, i);
            shifted.intoArray(powers, i);
        }
    }

    private static void exp(float[] high, float[] tail, float[] powers, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector h = FloatVector.fromArray(S, high, i);
            FloatVector s = h.add(1);
            FloatVector y = s.add(h.sub(s.sub(1)).add(FloatVector.fromArray(S, tail, i)));
            IntVector k =
                    FloatVector.fromArray(S, powers, i).reinterpretAsInts().sub(SHIFT_BITS);
            IntVector half = k.lanewise(ASHR, 1);
            FloatVector p = half.add(BIAS).lanewise(LSHL, EXPONENT).reinterpretAsFloats();
            FloatVector w = k.sub(half).add(BIAS).lanewise(LSHL, EXPONENT).reinterpretAsFloats();
            y.mul(p).mul(w).intoArray(z, zo + i);
        }
    }

    /** What {@link #exp} rounds away. */
    private static void lost(float[] high, float[] tail, float[] powers, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector h = FloatVector.fromArray(S, high, i);
            FloatVector s = h.add(1);
            FloatVector u = h.sub(s.sub(1)).add(FloatVector.fromArray(S, tail, i));
            FloatVector y = u.sub(s.add(u).sub(s));
            IntVector k =
                    FloatVector.fromArray(S, powers, i).reinterpretAsInts().sub(SHIFT_BITS);
            IntVector half = k.lanewise(ASHR, 1);
            FloatVector p = half.add(BIAS).lanewise(LSHL, EXPONENT).reinterpretAsFloats();
            FloatVector w = k.sub(half).add(BIAS).lanewise(LSHL, EXPONENT).reinterpretAsFloats();
            y.mul(p).mul(w).intoArray(z, i);
        }
    }

    private static void sigmoid(float[] exp, float[] lost, float[] x, int xo, float[] z, int zo, int n) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        for (int i = 0; i < n; i += L) {
            FloatVector e = FloatVector.fromArray(S, exp, i);
            FloatVector l = FloatVector.fromArray(S, lost, i);
            FloatVector d = e.add(1);
            FloatVector q = e.div(d);
            FloatVector rest = one.sub(q);
            FloatVector more = l.sub(q.mul(e.sub(d.sub(1)).add(l))).mul(rest);
            FloatVector above = rest.add(one.sub(rest).sub(q).sub(more));
            VectorMask<Float> below = FloatVector.fromArray(S, x, xo + i).compare(LT, 0f);
            above.blend(q.add(more), below).intoArray(z, zo + i);
        }
    }

    private static void tanh(float[] high, float[] tail, float[] powers, float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector p = FloatVector.fromArray(S, powers, i)
                    .reinterpretAsInts()
                    .sub(SHIFT_BITS - BIAS)
                    .lanewise(LSHL, EXPONENT)
                    .reinterpretAsFloats();
            FloatVector b = p.mul(FloatVector.fromArray(S, high, i));
            FloatVector less = p.sub(1);
            FloatVector h = less.add(b);
            FloatVector lost = b.sub(h.sub(less)).add(p.sub(less.add(1)).add(p.mul(FloatVector.fromArray(S, tail, i))));
            FloatVector m = h.add(lost);
            lost = lost.sub(m.sub(h));
            FloatVector d = m.add(2);
            FloatVector q = m.neg().div(d);
            FloatVector y = q.sub(
                    q.mul(m.sub(d.sub(2)).add(lost)).add(lost).mul(q.add(1).mul(0.5f)));
            IntVector sign =
                    FloatVector.fromArray(S, x, xo + i).reinterpretAsInts().and(Integer.MIN_VALUE);
            y.abs().reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(z, zo + i);
        }
    }

    static void log(float[] x, int xo, float[] z, int zo, int n) {
        FloatFunctions b = buffers();
        for (int from = 0; from < n; from += CHUNK) {
            int m = Math.min(CHUNK, n - from);
            split(x, xo + from, b.high, b.powers, m);
            log(b.high, b.powers, b.tail, m);
            extremes(b.tail, x, xo + from, z, zo + from, m);
        }
    }

    /** {@code x = 2ᵏ (1 + f)}. */
    private static void split(float[] x, int xo, float[] f, float[] k, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            VectorMask<Float> small = v.compare(LT, Float.MIN_NORMAL);
            IntVector bits = v.blend(v.mul(0x1p23f), small).reinterpretAsInts();
            IntVector e = bits.sub(ROOT_HALF).lanewise(ASHR, EXPONENT);
            FloatVector power = e.add(SHIFT_BITS).reinterpretAsFloats().sub(SHIFT);
            power.blend(power.sub(23), small).intoArray(k, i);
            bits.sub(e.lanewise(LSHL, EXPONENT)).reinterpretAsFloats().sub(1).intoArray(f, i);
        }
    }

    private static void log(float[] f, float[] k, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, f, i);
            FloatVector power = FloatVector.fromArray(S, k, i);
            FloatVector s = v.div(v.add(2));
            FloatVector w = s.mul(s);
            FloatVector r = w.mul(L4).add(L3).mul(w).add(L2).mul(w).add(L1).mul(w);
            FloatVector half = v.mul(0.5f).mul(v);
            FloatVector t = s.mul(half.add(r)).add(power.mul(LOG_2_REST)).sub(half);
            FloatVector whole = power.mul(LOG_2);
            FloatVector sum = whole.add(v);
            sum.add(v.sub(sum.sub(whole)).add(t)).intoArray(z, i);
        }
    }

    /** What log is of 0, below, of ∞ and NaN. */
    private static void extremes(float[] y, float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            FloatVector log = FloatVector.fromArray(S, y, i);
            log = log.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0f)).blend(Float.NaN, v.compare(LT, 0f));
            v.blend(log, v.compare(LT, Float.POSITIVE_INFINITY)).intoArray(z, zo + i);
        }
    }
}
