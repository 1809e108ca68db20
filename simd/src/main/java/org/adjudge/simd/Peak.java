package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * As many fused multiply-adds as one thread of this machine can do: ten chains, more than their latency hides, and no memory. What
 * the speed of a product is a share of.
 */
public final class Peak {
    private static final int CHAINS = 10;

    private Peak() {}

    /** How many multiplications and additions {@code floats(rounds, x)} does. */
    public static double floatOperations(int rounds) {
        return 2.0 * CHAINS * FloatVector.SPECIES_PREFERRED.length() * rounds;
    }

    /** How many multiplications and additions {@code doubles(rounds, x)} does. */
    public static double doubleOperations(int rounds) {
        return 2.0 * CHAINS * DoubleVector.SPECIES_PREFERRED.length() * rounds;
    }

    /** Ten chains {@code s = s / 2 + x}; their sum, so that nothing is left out. */
    public static float floats(int rounds, float x) {
        FloatVector v = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, x);
        FloatVector half = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0.5f);
        FloatVector a = v;
        FloatVector b = v;
        FloatVector c = v;
        FloatVector d = v;
        FloatVector e = v;
        FloatVector f = v;
        FloatVector g = v;
        FloatVector h = v;
        FloatVector i = v;
        FloatVector j = v;
        for (int k = 0; k < rounds; k++) {
            a = a.fma(half, v);
            b = b.fma(half, v);
            c = c.fma(half, v);
            d = d.fma(half, v);
            e = e.fma(half, v);
            f = f.fma(half, v);
            g = g.fma(half, v);
            h = h.fma(half, v);
            i = i.fma(half, v);
            j = j.fma(half, v);
        }
        FloatVector sum =
                a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j);
        return sum.reduceLanes(VectorOperators.ADD);
    }

    /** Ten chains {@code s = s / 2 + x}; their sum, so that nothing is left out. */
    public static double doubles(int rounds, double x) {
        DoubleVector v = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, x);
        DoubleVector half = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0.5);
        DoubleVector a = v;
        DoubleVector b = v;
        DoubleVector c = v;
        DoubleVector d = v;
        DoubleVector e = v;
        DoubleVector f = v;
        DoubleVector g = v;
        DoubleVector h = v;
        DoubleVector i = v;
        DoubleVector j = v;
        for (int k = 0; k < rounds; k++) {
            a = a.fma(half, v);
            b = b.fma(half, v);
            c = c.fma(half, v);
            d = d.fma(half, v);
            e = e.fma(half, v);
            f = f.fma(half, v);
            g = g.fma(half, v);
            h = h.fma(half, v);
            i = i.fma(half, v);
            j = j.fma(half, v);
        }
        DoubleVector sum =
                a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j);
        return sum.reduceLanes(VectorOperators.ADD);
    }
}
