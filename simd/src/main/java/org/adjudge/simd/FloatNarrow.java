package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of fewer columns than {@link FloatSmall} takes, in tiles of four rows and one vector of half the length. */
final class FloatNarrow {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED.length() > 8
            ? FloatVector.SPECIES_256
            : FloatVector.SPECIES_PREFERRED.length() == 8 ? FloatVector.SPECIES_128 : FloatVector.SPECIES_64;
    /** C has at least as many columns, and fewer than eight times as many. */
    static final int COLUMNS = S.length();

    private static final int ROWS = 4;

    private FloatNarrow() {}

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
        FloatVector s = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < k; p++) {
            s = FloatVector.broadcast(S, a[ao]).fma(FloatVector.fromArray(S, b, bo), s);
            ao += ak;
            bo += bk;
        }
        s.intoArray(c, co);
    }

    private static void tile(
            float[] a, int ao, int ai, int ak, float[] b, int bo, int bk, float[] c, int co, int k, int n) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < k; p++) {
            FloatVector row = FloatVector.fromArray(S, b, bo);
            s0 = FloatVector.broadcast(S, a[ao]).fma(row, s0);
            s1 = FloatVector.broadcast(S, a[ao + ai]).fma(row, s1);
            s2 = FloatVector.broadcast(S, a[ao + 2 * ai]).fma(row, s2);
            s3 = FloatVector.broadcast(S, a[ao + 3 * ai]).fma(row, s3);
            ao += ak;
            bo += bk;
        }
        s0.intoArray(c, co);
        s1.intoArray(c, co + n);
        s2.intoArray(c, co + 2 * n);
        s3.intoArray(c, co + 3 * n);
    }
}
