package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products whose B fits into a core's cache, so that packing would cost more than it saves: tiles of C, with A and the rows of B read
 * where they stand. The last tile of a row or column of tiles is moved back to end where C ends; what two tiles compute
 * both, they compute alike.
 */
final class FloatSmall {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    /** C has at least as many columns. */
    static final int COLUMNS = 2 * L;

    private static final int ROWS = 4;

    private FloatSmall() {}

    /** {@code C = A B} for some rows of A and C; neighbours in a row of B are neighbours in {@code b}. */
    static void multiply(
            float[] a, int ao, int ai, int ak, float[] b, int bo, int bk, float[] c, int co, int m, int k, int n) {
        for (int i = 0; i < m; i += ROWS) {
            int row = Math.max(0, Math.min(i, m - ROWS));
            for (int j = 0; j < n; j += COLUMNS) {
                int column = Math.min(j, n - COLUMNS);
                if (m >= ROWS) {
                    tile(a, ao + row * ai, ai, ak, b, bo + column, bk, c, co + row * n + column, k, n);
                } else {
                    for (int r = 0; r < m; r++) {
                        row(a, ao + r * ai, ak, b, bo + column, bk, c, co + r * n + column, k);
                    }
                }
            }
        }
    }

    private static void row(float[] a, int ao, int ak, float[] b, int bo, int bk, float[] c, int co, int k) {
        // zero(S) would do, but is not compiled to an instruction in JDK 17, and everything after it waits for objects
        FloatVector s = FloatVector.broadcast(S, 0f);
        FloatVector t = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.broadcast(S, a[ao]);
            s = x.fma(FloatVector.fromArray(S, b, bo), s);
            t = x.fma(FloatVector.fromArray(S, b, bo + L), t);
            ao += ak;
            bo += bk;
        }
        s.intoArray(c, co);
        t.intoArray(c, co + L);
    }

    private static void tile(
            float[] a, int ao, int ai, int ak, float[] b, int bo, int bk, float[] c, int co, int k, int n) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector t0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector t1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector t2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        FloatVector t3 = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + L);
            FloatVector x = FloatVector.broadcast(S, a[ao]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            x = FloatVector.broadcast(S, a[ao + ai]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            x = FloatVector.broadcast(S, a[ao + 2 * ai]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            x = FloatVector.broadcast(S, a[ao + 3 * ai]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            ao += ak;
            bo += bk;
        }
        s0.intoArray(c, co);
        t0.intoArray(c, co + L);
        s1.intoArray(c, co + n);
        t1.intoArray(c, co + n + L);
        s2.intoArray(c, co + 2 * n);
        t2.intoArray(c, co + 2 * n + L);
        s3.intoArray(c, co + 3 * n);
        t3.intoArray(c, co + 3 * n + L);
    }
}
