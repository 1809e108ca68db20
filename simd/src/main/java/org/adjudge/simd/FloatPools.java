package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Pools of the largest. */
final class FloatPools {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private FloatPools() {}

    /** A vector of the largest of what taps see from {@code xo} on, the first of several, NaN if there is one, and by which tap they are seen. */
    static void largest(float[] x, int xo, int[] taps, float[] y, float[] tap, int yo) {
        FloatVector most = FloatVector.fromArray(S, x, xo + taps[0]);
        FloatVector by = FloatVector.broadcast(S, 0f);
        for (int p = 1; p < taps.length; p++) {
            FloatVector v = FloatVector.fromArray(S, x, xo + taps[p]);
            VectorMask<Float> less = v.compare(VectorOperators.LE, most).or(most.compare(VectorOperators.NE, most));
            most = v.blend(most, less);
            by = FloatVector.broadcast(S, (float) p).blend(by, less);
        }
        most.intoArray(y, yo);
        by.intoArray(tap, yo);
    }
}
