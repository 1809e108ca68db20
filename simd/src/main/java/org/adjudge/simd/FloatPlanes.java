package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Places of a plane side by side in one vector, four vectors at a time, of two outputs where there are two. */
final class FloatPlanes {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    /** Neighbours that are computed at once. */
    static final int WIDE = 4 * L;

    private FloatPlanes() {}

    /** As {@link org.adjudge.tensor.WindowLoops#planes}. */
    static void planes(float[] x, int[] taps, float[] f, int n, float[] y, int size, int count) {
        int j = 0;
        for (; j + 2 <= n; j += 2) {
            for (int i = 0; i < count; i += WIDE) {
                two(x, i, taps, f, n, j, y, j * size + i, size);
            }
        }
        for (int i = 0; j < n && i < count; i += WIDE) {
            one(x, i, taps, f, n, j, y, j * size + i);
        }
    }

    private static void two(float[] x, int xo, int[] taps, float[] f, int n, int j, float[] y, int yo, int size) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        FloatVector t0 = FloatVector.broadcast(S, 0f);
        FloatVector t1 = FloatVector.broadcast(S, 0f);
        FloatVector t2 = FloatVector.broadcast(S, 0f);
        FloatVector t3 = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < taps.length; p++) {
            int at = xo + taps[p];
            FloatVector f0 = FloatVector.broadcast(S, f[p * n + j]);
            FloatVector f1 = FloatVector.broadcast(S, f[p * n + j + 1]);
            FloatVector v = FloatVector.fromArray(S, x, at);
            s0 = v.fma(f0, s0);
            t0 = v.fma(f1, t0);
            v = FloatVector.fromArray(S, x, at + L);
            s1 = v.fma(f0, s1);
            t1 = v.fma(f1, t1);
            v = FloatVector.fromArray(S, x, at + 2 * L);
            s2 = v.fma(f0, s2);
            t2 = v.fma(f1, t2);
            v = FloatVector.fromArray(S, x, at + 3 * L);
            s3 = v.fma(f0, s3);
            t3 = v.fma(f1, t3);
        }
        s0.intoArray(y, yo);
        s1.intoArray(y, yo + L);
        s2.intoArray(y, yo + 2 * L);
        s3.intoArray(y, yo + 3 * L);
        t0.intoArray(y, yo + size);
        t1.intoArray(y, yo + size + L);
        t2.intoArray(y, yo + size + 2 * L);
        t3.intoArray(y, yo + size + 3 * L);
    }

    private static void one(float[] x, int xo, int[] taps, float[] f, int n, int j, float[] y, int yo) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < taps.length; p++) {
            int at = xo + taps[p];
            FloatVector filter = FloatVector.broadcast(S, f[p * n + j]);
            s0 = FloatVector.fromArray(S, x, at).fma(filter, s0);
            s1 = FloatVector.fromArray(S, x, at + L).fma(filter, s1);
            s2 = FloatVector.fromArray(S, x, at + 2 * L).fma(filter, s2);
            s3 = FloatVector.fromArray(S, x, at + 3 * L).fma(filter, s3);
        }
        s0.intoArray(y, yo);
        s1.intoArray(y, yo + L);
        s2.intoArray(y, yo + 2 * L);
        s3.intoArray(y, yo + 3 * L);
    }
}
