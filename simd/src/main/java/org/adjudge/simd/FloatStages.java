package org.adjudge.simd;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.adjudge.tensor.Elementary.E2;
import static org.adjudge.tensor.Elementary.E3;
import static org.adjudge.tensor.Elementary.E4;
import static org.adjudge.tensor.Elementary.E5;
import static org.adjudge.tensor.Elementary.E6;
import static org.adjudge.tensor.Elementary.EXP_LEAST;
import static org.adjudge.tensor.Elementary.EXP_MOST;
import static org.adjudge.tensor.Elementary.HIGH;
import static org.adjudge.tensor.Elementary.L1;
import static org.adjudge.tensor.Elementary.L2;
import static org.adjudge.tensor.Elementary.L3;
import static org.adjudge.tensor.Elementary.L4;
import static org.adjudge.tensor.Elementary.LOG2_E;
import static org.adjudge.tensor.Elementary.LOG_2;
import static org.adjudge.tensor.Elementary.LOG_2_REST;
import static org.adjudge.tensor.Elementary.LOW;
import static org.adjudge.tensor.Elementary.LOWERED;
import static org.adjudge.tensor.Elementary.ONE_FROM;
import static org.adjudge.tensor.Elementary.POWER;
import static org.adjudge.tensor.Elementary.POWERS;
import static org.adjudge.tensor.Elementary.RAISED;
import static org.adjudge.tensor.Elementary.ROOT_HALF;
import static org.adjudge.tensor.Elementary.SHIFT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link FloatFunctions}, over whole vectors; {@link org.adjudge.tensor.Elementary} says what they compute. */
final class FloatStages {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int SHIFT_BITS = Float.floatToRawIntBits(SHIFT);
    private static final int EXPONENT = 23;

    private FloatStages() {}

    static void exp(float[] x, int xo, float[] z, int zo, int n) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        for (int i = 0; i < n; i += L) {
            FloatVector c = FloatVector.fromArray(S, x, xo + i);
            c = c.blend(EXP_LEAST, c.compare(LT, EXP_LEAST));
            c = c.blend(EXP_MOST, c.compare(GT, EXP_MOST));
            FloatVector shifted = c.fma(LOG2_E, POWERS);
            FloatVector k = shifted.sub(POWERS);
            FloatVector r = k.fma(FloatVector.broadcast(S, LOG_2_REST), k.fma(FloatVector.broadcast(S, LOG_2), c));
            FloatVector y = r.fma(E6, E5)
                    .fma(r, FloatVector.broadcast(S, E4))
                    .fma(r, FloatVector.broadcast(S, E3))
                    .fma(r, FloatVector.broadcast(S, E2))
                    .fma(r, one)
                    .fma(r, one);
            IntVector both = shifted.reinterpretAsInts();
            IntVector half = both.lanewise(LSHR, 1);
            FloatVector p = half.lanewise(LSHL, EXPONENT).reinterpretAsFloats();
            FloatVector w = both.sub(half).lanewise(LSHL, EXPONENT).reinterpretAsFloats();
            y.mul(p).mul(w).intoArray(z, zo + i);
        }
    }

    /** Powers of what x is below a number that is not below it, and of what is lost of that. */
    static void raisedExpBelow(float max, float[] x, int xo, float[] z, int zo, int n) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            FloatVector c = v.sub(max);
            FloatVector y = c.sub(v);
            FloatVector lost = v.sub(c.sub(y)).sub(y.add(max));
            FloatVector shifted = c.fma(LOG2_E, RAISED);
            FloatVector k = shifted.sub(RAISED);
            FloatVector r =
                    k.fma(FloatVector.broadcast(S, LOG_2), c).add(k.fma(FloatVector.broadcast(S, LOG_2_REST), lost));
            r.fma(E6, E5)
                    .fma(r, FloatVector.broadcast(S, E4))
                    .fma(r, FloatVector.broadcast(S, E3))
                    .fma(r, FloatVector.broadcast(S, E2))
                    .fma(r, one)
                    .fma(r, one)
                    .mul(shifted.reinterpretAsInts().lanewise(LSHL, EXPONENT).reinterpretAsFloats())
                    .blend(0f, c.compare(LT, EXP_LEAST))
                    .intoArray(z, zo + i);
        }
    }

    /** Takes a power that is added to 1 apart: the exponent that is in the bits of {@code powers}, and what is left, less 1. */
    static void sigmoidPower(float[] x, int xo, float[] power, float[] powers, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector c = FloatVector.fromArray(S, x, xo + i).neg();
            c = c.blend(-ONE_FROM, c.compare(LT, -ONE_FROM));
            c = c.blend(-EXP_LEAST, c.compare(GT, -EXP_LEAST));
            FloatVector shifted = c.fma(LOG2_E, LOWERED);
            FloatVector k = shifted.sub(LOWERED);
            FloatVector r = k.fma(FloatVector.broadcast(S, LOG_2_REST), k.fma(FloatVector.broadcast(S, LOG_2), c));
            FloatVector sum = r.fma(E6, E5)
                    .fma(r, FloatVector.broadcast(S, E4))
                    .fma(r, FloatVector.broadcast(S, E3))
                    .fma(r, FloatVector.broadcast(S, E2));
            r.mul(r).fma(sum, r).intoArray(power, i);
            shifted.intoArray(powers, i);
        }
    }

    static void sigmoid(float[] power, float[] powers, float[] z, int zo, int n) {
        FloatVector low = FloatVector.broadcast(S, LOW);
        for (int i = 0; i < n; i += L) {
            FloatVector m = FloatVector.fromArray(S, power, i);
            FloatVector p = FloatVector.fromArray(S, powers, i)
                    .reinterpretAsInts()
                    .lanewise(LSHL, EXPONENT)
                    .reinterpretAsFloats();
            FloatVector b = p.add(low);
            FloatVector d = p.fma(m, b);
            FloatVector y = low.div(d);
            FloatVector lost = p.fma(m, b.sub(d)).add(low.sub(b.sub(p)));
            FloatVector less = y.neg();
            FloatVector rest = less.fma(lost, less.fma(d, low));
            y.mul(HIGH).fma(rest, y).intoArray(z, zo + i);
        }
    }

    /** As {@link #sigmoidPower}, of {@code -2|x|}. */
    static void tanhPower(float[] x, int xo, float[] power, float[] powers, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector c = FloatVector.fromArray(S, x, xo + i).abs().mul(-2f);
            c = c.blend(-ONE_FROM, c.compare(LT, -ONE_FROM));
            FloatVector shifted = c.fma(LOG2_E, POWER);
            FloatVector k = shifted.sub(POWER);
            FloatVector r = k.fma(FloatVector.broadcast(S, LOG_2_REST), k.fma(FloatVector.broadcast(S, LOG_2), c));
            FloatVector sum = r.fma(E6, E5)
                    .fma(r, FloatVector.broadcast(S, E4))
                    .fma(r, FloatVector.broadcast(S, E3))
                    .fma(r, FloatVector.broadcast(S, E2));
            r.mul(r).fma(sum, r).intoArray(power, i);
            shifted.intoArray(powers, i);
        }
    }

    static void tanh(float[] power, float[] powers, float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector e = FloatVector.fromArray(S, power, i);
            FloatVector p = FloatVector.fromArray(S, powers, i)
                    .reinterpretAsInts()
                    .lanewise(LSHL, EXPONENT)
                    .reinterpretAsFloats();
            FloatVector less = p.sub(1);
            FloatVector m = p.fma(e, less);
            FloatVector lost = p.fma(e, less.sub(m));
            FloatVector d = m.add(2);
            FloatVector q = m.div(d);
            FloatVector minus = q.neg();
            FloatVector rest = minus.fma(m.sub(d.sub(2)).add(lost), lost).add(minus.fma(d, m));
            FloatVector y = rest.fma(q.fma(-0.5f, 0.5f), q);
            IntVector sign =
                    FloatVector.fromArray(S, x, xo + i).reinterpretAsInts().and(Integer.MIN_VALUE);
            y.abs().reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(z, zo + i);
        }
    }

    /** {@code x = 2⁻ᵏ (1 + f)}. */
    static void split(float[] x, int xo, float[] f, float[] k, int n) {
        FloatVector shift = FloatVector.broadcast(S, SHIFT);
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            VectorMask<Float> small = v.compare(LT, Float.MIN_NORMAL);
            IntVector bits = v.blend(v.mul(0x1p23f), small).reinterpretAsInts();
            IntVector e = bits.sub(ROOT_HALF).lanewise(ASHR, EXPONENT);
            FloatVector power = shift.sub(e.add(SHIFT_BITS).reinterpretAsFloats());
            power.blend(power.add(23), small).intoArray(k, i);
            bits.sub(e.lanewise(LSHL, EXPONENT)).reinterpretAsFloats().sub(1).intoArray(f, i);
        }
    }

    /** And what it is of 0, below, of ∞ and NaN. */
    static void log(float[] f, float[] k, float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector u = FloatVector.fromArray(S, f, i);
            FloatVector power = FloatVector.fromArray(S, k, i);
            FloatVector s = u.div(u.add(2));
            FloatVector w = s.mul(s);
            FloatVector r = w.fma(L4, L3)
                    .fma(w, FloatVector.broadcast(S, L2))
                    .fma(w, FloatVector.broadcast(S, L1))
                    .mul(w);
            FloatVector half = u.mul(0.5f).mul(u);
            FloatVector t = s.fma(half.add(r), power.fma(FloatVector.broadcast(S, LOG_2_REST), half.neg()));
            FloatVector y = power.fma(FloatVector.broadcast(S, LOG_2), u.add(t));
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            y = y.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0f)).blend(Float.NaN, v.compare(LT, 0f));
            v.blend(y, v.compare(LT, Float.POSITIVE_INFINITY)).intoArray(z, zo + i);
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
