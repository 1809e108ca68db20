package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What normalising float32 does in double, bit for bit plain Java's; of each whole float vector the first half, as {@link FloatRoots}. */
final class FloatNorms {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = D.length();

    private FloatNorms() {}

    /** Whole vectors with another after each in x. */
    static void addSquares(float[] x, int xo, double[] center, double[] sums, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector deviation = ((DoubleVector)
                            FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0))
                    .sub(DoubleVector.fromArray(D, center, i));
            deviation.mul(deviation).add(DoubleVector.fromArray(D, sums, i)).intoArray(sums, i);
        }
    }

    /** Whole vectors with another after each in x and in z, which is written over. */
    static void normalise(
            float[] x, int xo, double[] center, double[] factor, double[] offset, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector y = ((DoubleVector)
                            FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0))
                    .sub(DoubleVector.fromArray(D, center, i))
                    .mul(DoubleVector.fromArray(D, factor, i))
                    .add(DoubleVector.fromArray(D, offset, i));
            ((FloatVector) y.convertShape(VectorOperators.D2F, S, 0)).intoArray(z, zo + i);
        }
    }
}
