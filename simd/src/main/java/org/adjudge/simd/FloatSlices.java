package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.adjudge.tensor.Loops;

/** {@link Loops#addSlices}, four vectors at a time: sums stand at random places, and the more loads are under way, the less they wait for. */
final class FloatSlices {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private FloatSlices() {}

    static void add(float[] x, int[] places, int rows, int width, float[] z) {
        for (int r = 0; r < rows; r++) {
            if (places[r] >= 0) {
                int i = r * width;
                int end = i + width;
                int at = places[r] * width;
                for (; i <= end - 4 * L; i += 4 * L, at += 4 * L) {
                    FloatVector a = FloatVector.fromArray(S, z, at).add(FloatVector.fromArray(S, x, i));
                    FloatVector b = FloatVector.fromArray(S, z, at + L).add(FloatVector.fromArray(S, x, i + L));
                    FloatVector c = FloatVector.fromArray(S, z, at + 2 * L).add(FloatVector.fromArray(S, x, i + 2 * L));
                    FloatVector d = FloatVector.fromArray(S, z, at + 3 * L).add(FloatVector.fromArray(S, x, i + 3 * L));
                    a.intoArray(z, at);
                    b.intoArray(z, at + L);
                    c.intoArray(z, at + 2 * L);
                    d.intoArray(z, at + 3 * L);
                }
                for (; i <= end - L; i += L, at += L) {
                    FloatVector.fromArray(S, z, at)
                            .add(FloatVector.fromArray(S, x, i))
                            .intoArray(z, at);
                }
                for (; i < end; i++, at++) {
                    z[at] += x[i];
                }
            }
        }
    }
}
