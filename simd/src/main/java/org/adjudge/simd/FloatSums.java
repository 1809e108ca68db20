package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.adjudge.tensor.Loops;

/**
 * Sums of float32 carried in double, in the order of {@link Loops#sum}; bit for bit plain Java's. What was just loaded is asked to add the
 * sum, not the other way round: of the sum, which goes round the loop, JDK 17 only guesses the type.
 */
final class FloatSums {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = D.length();

    private FloatSums() {}

    /** As many of n elements, with {@code room} left in their array, as are whole vectors with another after each, which is read with it. */
    static int whole(int n, int room) {
        return Math.min(n, Math.max(0, room - L)) / L * L;
    }

    /** The same in whole groups of {@link Loops#PARTS}. */
    static int wholeGroups(int n, int room) {
        return Math.min(n, Math.max(0, room - L)) / Loops.PARTS * Loops.PARTS;
    }

    /** Whole groups, two vectors of sums at a time. */
    static void sum(float[] x, int xo, int n, double[] sums) {
        for (int k = 0; k < Loops.PARTS; k += 2 * L) {
            DoubleVector s = DoubleVector.fromArray(D, sums, k);
            DoubleVector t = DoubleVector.fromArray(D, sums, k + L);
            for (int i = k; i < n; i += Loops.PARTS) {
                s = ((DoubleVector) FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0)).add(s);
                t = ((DoubleVector) FloatVector.fromArray(S, x, xo + i + L).convertShape(VectorOperators.F2D, D, 0))
                        .add(t);
            }
            s.intoArray(sums, k);
            t.intoArray(sums, k + L);
        }
    }

    /** Of products, the same. */
    static void dot(float[] x, int xo, float[] y, int yo, int n, double[] sums) {
        for (int k = 0; k < Loops.PARTS; k += 2 * L) {
            DoubleVector s = DoubleVector.fromArray(D, sums, k);
            DoubleVector t = DoubleVector.fromArray(D, sums, k + L);
            for (int i = k; i < n; i += Loops.PARTS) {
                FloatVector u = FloatVector.fromArray(S, x, xo + i).mul(FloatVector.fromArray(S, y, yo + i));
                FloatVector v = FloatVector.fromArray(S, x, xo + i + L).mul(FloatVector.fromArray(S, y, yo + i + L));
                s = ((DoubleVector) u.convertShape(VectorOperators.F2D, D, 0)).add(s);
                t = ((DoubleVector) v.convertShape(VectorOperators.F2D, D, 0)).add(t);
            }
            s.intoArray(sums, k);
            t.intoArray(sums, k + L);
        }
    }

    /** Whole vectors. */
    static void accumulate(float[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector.fromArray(D, z, zo + i)
                    .add(((DoubleVector) FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0)))
                    .intoArray(z, zo + i);
        }
    }
}
