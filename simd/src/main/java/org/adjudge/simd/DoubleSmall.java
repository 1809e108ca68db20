package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatSmall}, for float64. */
final class DoubleSmall {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    /** C has at least as many columns. */
    static final int COLUMNS = 2 * L;

    private static final int ROWS = 4;

    private DoubleSmall() {}

    /** {@code C = A B} for some rows of A and C; neighbours in a row of B are neighbours in {@code b}. */
    static void multiply(
            double[] a, int ao, int ai, int ak, double[] b, int bo, int bk, double[] c, int co, int m, int k, int n) {
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

    private static void row(double[] a, int ao, int ak, double[] b, int bo, int bk, double[] c, int co, int k) {
        // zero(S) would do, but is not compiled to an instruction in JDK 17, and everything after it waits for objects
        DoubleVector s = DoubleVector.broadcast(S, 0.0);
        DoubleVector t = DoubleVector.broadcast(S, 0.0);
        for (int p = 0; p < k; p++) {
            DoubleVector x = DoubleVector.broadcast(S, a[ao]);
            s = x.fma(DoubleVector.fromArray(S, b, bo), s);
            t = x.fma(DoubleVector.fromArray(S, b, bo + L), t);
            ao += ak;
            bo += bk;
        }
        s.intoArray(c, co);
        t.intoArray(c, co + L);
    }

    private static void tile(
            double[] a, int ao, int ai, int ak, double[] b, int bo, int bk, double[] c, int co, int k, int n) {
        DoubleVector s0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s3 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t3 = DoubleVector.broadcast(S, 0.0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo);
            DoubleVector b1 = DoubleVector.fromArray(S, b, bo + L);
            DoubleVector x = DoubleVector.broadcast(S, a[ao]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            x = DoubleVector.broadcast(S, a[ao + ai]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            x = DoubleVector.broadcast(S, a[ao + 2 * ai]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            x = DoubleVector.broadcast(S, a[ao + 3 * ai]);
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
