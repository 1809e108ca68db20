package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatNarrow}, for float64. */
final class DoubleNarrow {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    static final int L = S.length();
    /** With fewer columns most of a vector would be empty. */
    static final int FEWEST = 8;

    private static final int ROWS = 4;
    /** What the last rows of C take, and a vector. */
    static final int SPARE = ROWS * 2 * L + L;

    private DoubleNarrow() {}

    /**
     * {@code C = A B}, B from 0 on, B and C row by row without gaps.
     *
     * @param n columns, {@link #FEWEST} to {@code 2 L}
     * @param spare {@link #SPARE} elements. Modified.
     */
    static void multiply(
            double[] a, int ao, int ai, int ak, double[] b, double[] c, int co, int m, int k, int n, double[] spare) {
        for (int i = 0; i < m; i += ROWS) {
            int row = Math.max(0, Math.min(i, m - ROWS));
            boolean last = row + ROWS >= m;
            double[] to = last ? spare : c;
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

    private static void row(double[] a, int ao, int ak, double[] b, int bo, double[] c, int co, int k, int n) {
        DoubleVector s = DoubleVector.broadcast(S, 0.0);
        for (int p = 0; p < k; p++) {
            s = DoubleVector.broadcast(S, a[ao]).fma(DoubleVector.fromArray(S, b, bo), s);
            ao += ak;
            bo += n;
        }
        s.intoArray(c, co);
    }

    private static void tile(double[] a, int ao, int ai, int ak, double[] b, int bo, double[] c, int co, int k, int n) {
        DoubleVector s0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s3 = DoubleVector.broadcast(S, 0.0);
        for (int p = 0; p < k; p++) {
            DoubleVector row = DoubleVector.fromArray(S, b, bo);
            s0 = DoubleVector.broadcast(S, a[ao]).fma(row, s0);
            s1 = DoubleVector.broadcast(S, a[ao + ai]).fma(row, s1);
            s2 = DoubleVector.broadcast(S, a[ao + 2 * ai]).fma(row, s2);
            s3 = DoubleVector.broadcast(S, a[ao + 3 * ai]).fma(row, s3);
            ao += ak;
            bo += n;
        }
        s0.intoArray(c, co);
        s1.intoArray(c, co + n);
        s2.intoArray(c, co + 2 * n);
        s3.intoArray(c, co + 3 * n);
    }
}
