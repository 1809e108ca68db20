package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code 1 / √x} of float32 as plain Java has it: root and quotient in double, rounded once. Whole vectors of doubles with another after
 * them: JDK 17 takes what has another length than vectors had before for an object, so whole float vectors are read and their first half is
 * converted.
 */
final class FloatRoots {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = D.length();
    private static final int CHUNK = 512;
    private static final ThreadLocal<FloatRoots> BUFFERS = ThreadLocal.withInitial(FloatRoots::new);

    private final double[] wide = new double[CHUNK];
    /** The last conversion fills a whole float vector. */
    private final float[] narrow = new float[CHUNK + L];

    private FloatRoots() {}

    static void rsqrt(float[] x, int xo, float[] z, int zo, int n) {
        FloatRoots b = BUFFERS.get();
        for (int from = 0; from < n; from += CHUNK) {
            int m = Math.min(CHUNK, n - from);
            widen(x, xo + from, b.wide, m);
            rsqrt(b.wide, b.narrow, m);
            System.arraycopy(b.narrow, 0, z, zo + from, m);
        }
    }

    private static void widen(float[] x, int xo, double[] z, int n) {
        for (int i = 0; i < n; i += L) {
            ((DoubleVector) FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0))
                    .intoArray(z, i);
        }
    }

    private static void rsqrt(double[] x, float[] z, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector y = DoubleVector.broadcast(D, 1.0)
                    .div(DoubleVector.fromArray(D, x, i).sqrt());
            ((FloatVector) y.convertShape(VectorOperators.D2F, S, 0)).intoArray(z, i);
        }
    }
}
