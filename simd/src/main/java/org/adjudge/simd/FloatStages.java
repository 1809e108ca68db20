package org.adjudge.simd;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.XOR;
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

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link FloatFunctions}, over whole vectors. A power of e is {@code 2ᵏ (1 + high + tail)}, see {@link org.adjudge.tensor.Elementary}. */
final class FloatStages {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int SHIFT_BITS = Float.floatToRawIntBits(SHIFT);
    private static final int BIAS = 127;
    private static final int EXPONENT = 23;
    /** What exponents of powers below 1 are raised by meanwhile, so that these are normal numbers. */
    private static final int RAISE = 64;

    private FloatStages() {}

    /** Takes x, which is brought to where the power is a number, apart. */
    static void reduce(float[] x, int xo, float[] high, float[] rest, float[] powers, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector c = FloatVector.fromArray(S, x, xo + i);
            c = c.blend(EXP_LEAST, c.compare(LT, EXP_LEAST));
            c = c.blend(EXP_MOST, c.compare(GT, EXP_MOST));
            FloatVector shifted = c.mul(LOG2_E).add(SHIFT);
            FloatVector k = shifted.sub(SHIFT);
            c.sub(k.mul(LOG_2)).intoArray(high, i);
            k.mul(LOG_2_REST).intoArray(rest, i);
            shifted.intoArray(powers, i);
        }
    }

    /** Takes {@code factor |x|}, which is not above 0, apart. */
    static void reduceModulus(
            float[] x, int xo, float factor, float least, float[] high, float[] rest, float[] powers, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector c = FloatVector.fromArray(S, x, xo + i).abs().mul(factor);
            c = c.blend(least, c.compare(LT, least));
            FloatVector shifted = c.mul(LOG2_E).add(SHIFT);
            FloatVector k = shifted.sub(SHIFT);
            c.sub(k.mul(LOG_2)).intoArray(high, i);
            k.mul(LOG_2_REST).intoArray(rest, i);
            shifted.intoArray(powers, i);
        }
    }

    /** Takes {@code x - max}, and what is lost of that, apart. */
    static void reduceBelow(float max, float[] x, int xo, float[] high, float[] rest, float[] powers, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            FloatVector c = v.sub(max);
            FloatVector y = c.sub(v);
            FloatVector lost = v.sub(c.sub(y)).sub(y.add(max));
            VectorMask<Float> small = c.compare(LT, EXP_LEAST);
            c = c.blend(EXP_LEAST, small);
            FloatVector shifted = c.mul(LOG2_E).add(SHIFT);
            FloatVector k = shifted.sub(SHIFT);
            c.sub(k.mul(LOG_2)).intoArray(high, i);
            k.mul(LOG_2_REST).sub(lost.blend(0f, small)).intoArray(rest, i);
            shifted.intoArray(powers, i);
        }
    }

    static void polynomial(float[] high, float[] rest, float[] tail, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector less = FloatVector.fromArray(S, rest, i);
            FloatVector r = FloatVector.fromArray(S, high, i).sub(less);
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
            r.mul(r).mul(sum).sub(less).intoArray(tail, i);
        }
    }

    static void exp(float[] high, float[] tail, float[] powers, float[] z, int zo, int n) {
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

    /** The same of an argument that is not above 0. */
    static void expOfNegative(float[] high, float[] tail, float[] powers, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector h = FloatVector.fromArray(S, high, i);
            FloatVector s = h.add(1);
            FloatVector y = s.add(h.sub(s.sub(1)).add(FloatVector.fromArray(S, tail, i)));
            FloatVector p = FloatVector.fromArray(S, powers, i)
                    .reinterpretAsInts()
                    .sub(SHIFT_BITS - BIAS - RAISE)
                    .lanewise(LSHL, EXPONENT)
                    .reinterpretAsFloats();
            y.mul(p).mul(0x1p-64f).intoArray(z, zo + i);
        }
    }

    /** What {@link #expOfNegative} rounds away. */
    static void lost(float[] high, float[] tail, float[] powers, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector h = FloatVector.fromArray(S, high, i);
            FloatVector s = h.add(1);
            FloatVector u = h.sub(s.sub(1)).add(FloatVector.fromArray(S, tail, i));
            FloatVector y = u.sub(s.add(u).sub(s));
            FloatVector p = FloatVector.fromArray(S, powers, i)
                    .reinterpretAsInts()
                    .sub(SHIFT_BITS - BIAS - RAISE)
                    .lanewise(LSHL, EXPONENT)
                    .reinterpretAsFloats();
            y.mul(p).mul(0x1p-64f).intoArray(z, i);
        }
    }

    static void sigmoid(float[] exp, float[] lost, float[] x, int xo, float[] z, int zo, int n) {
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

    static void tanh(float[] high, float[] tail, float[] powers, float[] x, int xo, float[] z, int zo, int n) {
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

    /** {@code x = 2ᵏ (1 + f)}. */
    static void split(float[] x, int xo, float[] f, float[] k, int n) {
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

    static void log(float[] f, float[] k, float[] z, int n) {
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
    static void extremes(float[] y, float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            FloatVector log = FloatVector.fromArray(S, y, i);
            log = log.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0f)).blend(Float.NaN, v.compare(LT, 0f));
            v.blend(log, v.compare(LT, Float.POSITIVE_INFINITY)).intoArray(z, zo + i);
        }
    }

    /**
     * The largest, or NaN; with NaN among the elements possibly another. The bits of floats are in order as integers, if all but the sign is turned round in
     * those below 0.
     */
    static float max(float[] x, int xo, int n) {
        IntVector s = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY).reinterpretAsInts();
        s = s.lanewise(XOR, Integer.MAX_VALUE);
        for (int i = 0; i < n; i += L) {
            IntVector v = FloatVector.fromArray(S, x, xo + i).reinterpretAsInts();
            s = v.lanewise(ASHR, 31).and(Integer.MAX_VALUE).lanewise(XOR, v).max(s);
        }
        int most = s.reduceLanes(MAX);
        return Float.intBitsToFloat(most ^ most >> 31 & Integer.MAX_VALUE);
    }

    static void scale(float[] z, int zo, float scale, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector.fromArray(S, z, zo + i).mul(scale).intoArray(z, zo + i);
        }
    }
}
