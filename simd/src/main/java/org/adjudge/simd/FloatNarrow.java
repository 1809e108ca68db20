package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of fewer columns than a tile has, one vector wide. What a vector has beyond the end of a row of C is
 * written over by what belongs there, because rows are computed from top to bottom and in a row the right vector first. The last rows, below which nothing
 * may be written, are computed elsewhere and copied; B has a vector more than its elements.
 */
final class FloatNarrow {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final int L = S.length();
    /** With fewer columns most of a vector would be empty. */
    static final int FEWEST = 8;

    private static final int ROWS = 4;
    /** What the last rows of C take, and a vector. */
    static final int SPARE = ROWS * 2 * L + L;

    private FloatNarrow() {}

    /**
     * {@code C = A B}, B from 0 on, B and C row by row without gaps.
     *
     * @param n columns, {@link #FEWEST} to {@code 2 L}
     * @param spare {@link #SPARE} elements. Modified.
     */
    static void multiply(
            float[] a, int ao, int ai, int ak, float[] b, float[] c, int co, int m, int k, int n, float[] spare) {
        for (int i = 0; i < m; i += ROWS) {
            int row = Math.max(0, Math.min(i, m - ROWS));
            boolean last = row + ROWS >= m;
            float[] to = last ? spare : c;
            int at = last ? 0 : co + row * n;
            for (int j = n <= L ? 0 : L; j >= 0; j -= L) {
                if (m >= ROWS) {
                    tile(a, ao + row * ai, ai, ak, b, j, to, at + j, k, n);
                } else {
                    for (int r = 0; r < m; r++) {
                        row(a, ao + r * ai, ak, b, j, to, r * n + j, k, n);
                    }
                }
            }
            if (last) {
                System.arraycopy(spare, 0, c, co + row * n, Math.min(m, ROWS) * n);
            }
        }
    }

    private static void row(float[] a, int ao, int ak, float[] b, int bo, float[] c, int co, int k, int n) {
        FloatVector s = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < k; p++) {
            s = FloatVector.broadcast(S, a[ao]).fma(FloatVector.fromArray(S, b, bo), s);
            ao += ak;
            bo += n;
        }
        s.intoArray(c, co);
    }

    private static void tile(float[] a, int ao, int ai, int ak, float[] b, int bo, float[] c, int co, int k, int n) {
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
            bo += n;
        }
        s0.intoArray(c, co);
        s1.intoArray(c, co + n);
        s2.intoArray(c, co + 2 * n);
        s3.intoArray(c, co + 3 * n);
    }
}
