package org.adjudge.simd;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.adjudge.tensor.DoubleElementary.E10;
import static org.adjudge.tensor.DoubleElementary.E11;
import static org.adjudge.tensor.DoubleElementary.E12;
import static org.adjudge.tensor.DoubleElementary.E2;
import static org.adjudge.tensor.DoubleElementary.E3;
import static org.adjudge.tensor.DoubleElementary.E4;
import static org.adjudge.tensor.DoubleElementary.E5;
import static org.adjudge.tensor.DoubleElementary.E6;
import static org.adjudge.tensor.DoubleElementary.E7;
import static org.adjudge.tensor.DoubleElementary.E8;
import static org.adjudge.tensor.DoubleElementary.E9;
import static org.adjudge.tensor.DoubleElementary.HIGH;
import static org.adjudge.tensor.DoubleElementary.L1;
import static org.adjudge.tensor.DoubleElementary.L2;
import static org.adjudge.tensor.DoubleElementary.L3;
import static org.adjudge.tensor.DoubleElementary.L4;
import static org.adjudge.tensor.DoubleElementary.L5;
import static org.adjudge.tensor.DoubleElementary.L6;
import static org.adjudge.tensor.DoubleElementary.L7;
import static org.adjudge.tensor.DoubleElementary.L8;
import static org.adjudge.tensor.DoubleElementary.LOG2_E;
import static org.adjudge.tensor.DoubleElementary.LOG_2;
import static org.adjudge.tensor.DoubleElementary.LOG_2_REST;
import static org.adjudge.tensor.DoubleElementary.LOG_2_SHORT;
import static org.adjudge.tensor.DoubleElementary.LOG_2_SHORT_REST;
import static org.adjudge.tensor.DoubleElementary.LOW;
import static org.adjudge.tensor.DoubleElementary.ROOT_HALF;
import static org.adjudge.tensor.DoubleElementary.SHIFT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link DoubleFunctions}, over whole vectors; {@link org.adjudge.tensor.DoubleElementary} says what they compute. */
final class DoubleStages {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);
    private static final int EXPONENT = 52;

    private DoubleStages() {}

    static void negate(double[] x, int xo, double[] c, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector.fromArray(S, x, xo + i).neg().intoArray(c, i);
        }
    }

    /** {@code -2|x|}. */
    static void below(double[] x, int xo, double[] c, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector.fromArray(S, x, xo + i).abs().mul(-2.0).intoArray(c, i);
        }
    }

    /**
     * Takes powers of numbers, not below {@code least} nor above {@code most}, apart: the exponent that {@code shift} leaves in the bits of
     * {@code powers}, and what is left, less 1, in two parts.
     */
    static void power(
            double[] x,
            int xo,
            double least,
            double most,
            double shift,
            double[] power,
            double[] low,
            double[] powers,
            int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector c = DoubleVector.fromArray(S, x, xo + i);
            c = c.blend(least, c.compare(LT, least));
            c = c.blend(most, c.compare(GT, most));
            DoubleVector shifted = c.fma(LOG2_E, shift);
            DoubleVector k = shifted.sub(shift);
            DoubleVector near = k.fma(DoubleVector.broadcast(S, LOG_2), c);
            DoubleVector r = k.fma(DoubleVector.broadcast(S, LOG_2_REST), near);
            DoubleVector y = r.fma(E12, E11)
                    .fma(r, DoubleVector.broadcast(S, E10))
                    .fma(r, DoubleVector.broadcast(S, E9))
                    .fma(r, DoubleVector.broadcast(S, E8))
                    .fma(r, DoubleVector.broadcast(S, E7))
                    .fma(r, DoubleVector.broadcast(S, E6))
                    .fma(r, DoubleVector.broadcast(S, E5))
                    .fma(r, DoubleVector.broadcast(S, E4))
                    .fma(r, DoubleVector.broadcast(S, E3))
                    .fma(r, DoubleVector.broadcast(S, E2));
            DoubleVector square = r.mul(r);
            DoubleVector m = square.fma(y, r);
            m.intoArray(power, i);
            square.fma(y, r.sub(m))
                    .add(k.fma(DoubleVector.broadcast(S, LOG_2_REST), near.sub(r)))
                    .intoArray(low, i);
            shifted.intoArray(powers, i);
        }
    }

    static void exp(double[] power, double[] low, double[] powers, double[] z, int zo, int n) {
        DoubleVector one = DoubleVector.broadcast(S, 1.0);
        for (int i = 0; i < n; i += L) {
            DoubleVector m = DoubleVector.fromArray(S, power, i);
            DoubleVector sum = one.add(m);
            DoubleVector y = sum.add(one.sub(sum).add(m).add(DoubleVector.fromArray(S, low, i)));
            LongVector both = DoubleVector.fromArray(S, powers, i).reinterpretAsLongs();
            LongVector half = both.lanewise(LSHR, 1);
            DoubleVector p = half.lanewise(LSHL, EXPONENT).reinterpretAsDoubles();
            DoubleVector w = both.sub(half).lanewise(LSHL, EXPONENT).reinterpretAsDoubles();
            y.mul(p).mul(w).intoArray(z, zo + i);
        }
    }

    static void sigmoid(double[] power, double[] lows, double[] powers, double[] z, int zo, int n) {
        DoubleVector one = DoubleVector.broadcast(S, LOW);
        for (int i = 0; i < n; i += L) {
            DoubleVector m = DoubleVector.fromArray(S, power, i);
            DoubleVector p = DoubleVector.fromArray(S, powers, i)
                    .reinterpretAsLongs()
                    .lanewise(LSHL, EXPONENT)
                    .reinterpretAsDoubles();
            DoubleVector b = p.add(one);
            DoubleVector d = p.fma(m, b);
            DoubleVector y = one.div(d);
            DoubleVector lost = p.fma(DoubleVector.fromArray(S, lows, i), p.fma(m, b.sub(d)))
                    .add(one.sub(b.sub(p)));
            DoubleVector less = y.neg();
            DoubleVector rest = less.fma(lost, less.fma(d, one));
            y.mul(HIGH).fma(rest, y).intoArray(z, zo + i);
        }
    }

    static void tanh(double[] power, double[] lows, double[] powers, double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector e = DoubleVector.fromArray(S, power, i);
            DoubleVector p = DoubleVector.fromArray(S, powers, i)
                    .reinterpretAsLongs()
                    .lanewise(LSHL, EXPONENT)
                    .reinterpretAsDoubles();
            DoubleVector less = p.sub(1.0);
            DoubleVector m = p.fma(e, less);
            DoubleVector lost = p.fma(DoubleVector.fromArray(S, lows, i), p.fma(e, less.sub(m)))
                    .add(p.sub(less.add(1.0)));
            DoubleVector d = m.add(2.0);
            DoubleVector q = m.div(d);
            DoubleVector minus = q.neg();
            DoubleVector rest = minus.fma(m.sub(d.sub(2.0)).add(lost), lost).add(minus.fma(d, m));
            DoubleVector y = rest.fma(q.fma(-0.5, 0.5), q);
            LongVector sign =
                    DoubleVector.fromArray(S, x, xo + i).reinterpretAsLongs().and(Long.MIN_VALUE);
            y.abs().reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(z, zo + i);
        }
    }

    /** {@code x = 2⁻ᵏ (1 + f)}. */
    static void split(double[] x, int xo, double[] f, double[] k, int n) {
        DoubleVector shift = DoubleVector.broadcast(S, SHIFT);
        for (int i = 0; i < n; i += L) {
            DoubleVector v = DoubleVector.fromArray(S, x, xo + i);
            VectorMask<Double> small = v.compare(LT, Double.MIN_NORMAL);
            LongVector bits = v.blend(v.mul(0x1p52), small).reinterpretAsLongs();
            LongVector e = bits.sub(ROOT_HALF).lanewise(ASHR, EXPONENT);
            DoubleVector power = shift.sub(e.add(SHIFT_BITS).reinterpretAsDoubles());
            power.blend(power.add(52.0), small).intoArray(k, i);
            bits.sub(e.lanewise(LSHL, EXPONENT)).reinterpretAsDoubles().sub(1.0).intoArray(f, i);
        }
    }

    /** And what it is of 0, below, of ∞ and NaN. */
    static void log(double[] f, double[] k, double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector u = DoubleVector.fromArray(S, f, i);
            DoubleVector powers = DoubleVector.fromArray(S, k, i);
            DoubleVector s = u.div(u.add(2.0));
            DoubleVector w = s.mul(s);
            DoubleVector r = w.fma(L8, L7)
                    .fma(w, DoubleVector.broadcast(S, L6))
                    .fma(w, DoubleVector.broadcast(S, L5))
                    .fma(w, DoubleVector.broadcast(S, L4))
                    .fma(w, DoubleVector.broadcast(S, L3))
                    .fma(w, DoubleVector.broadcast(S, L2))
                    .fma(w, DoubleVector.broadcast(S, L1))
                    .mul(w);
            DoubleVector half = u.mul(0.5).mul(u);
            DoubleVector t = s.fma(half.add(r), powers.fma(DoubleVector.broadcast(S, LOG_2_SHORT_REST), half.neg()));
            DoubleVector sum = u.add(t);
            DoubleVector power = powers.mul(LOG_2_SHORT);
            DoubleVector y = power.add(sum);
            y = y.add(power.sub(y).add(sum).add(u.sub(sum).add(t)));
            DoubleVector v = DoubleVector.fromArray(S, x, xo + i);
            y = y.blend(Double.NEGATIVE_INFINITY, v.compare(EQ, 0.0)).blend(Double.NaN, v.compare(LT, 0.0));
            v.blend(y, v.compare(LT, Double.POSITIVE_INFINITY)).intoArray(z, zo + i);
        }
    }
}
