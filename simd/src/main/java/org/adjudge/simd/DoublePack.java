package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;

/** As {@link FloatPack}, for float64. */
final class DoublePack {
    private static final int L = DoubleTile.L;
    /** So many elements of a row are read before the next row is: about a line of the cache. */
    private static final int LINE = 8;

    private DoublePack() {}

    /** Rows of A, neighbours in each column: column by column. */
    static void rows(double[] a, int ao, int ak, int k, int count, double[] out, int step) {
        for (int p = 0; p < k; p++) {
            System.arraycopy(a, ao + p * ak, out, p * step, count);
        }
    }

    /** As many rows of A as a packed tile has, column by column without gaps. */
    static void sliver(double[] a, int ao, int ai, int ak, int k, double[] out, int to) {
        if (ak == 1) {
            for (int r = 0; r < DoublePackedTile.ROWS; r++) {
                row(a, ao + r * ai, k, out, to + r);
            }
            return;
        }
        for (int p = 0; p < k; p++) {
            for (int r = 0; r < DoublePackedTile.ROWS; r++) {
                out[to + p * DoublePackedTile.ROWS + r] = a[ao + p * ak + r * ai];
            }
        }
    }

    private static void row(double[] a, int ao, int k, double[] out, int to) {
        for (int p = 0; p < k; p++) {
            out[to + p * DoublePackedTile.ROWS] = a[ao + p];
        }
    }

    /** Columns of B, so many that vectors divide them: row by row. */
    static void columns(double[] b, int bo, int bk, int bj, int k, int count, double[] out, int to) {
        if (bj == 1) {
            for (int p = 0; p < k; p++) {
                for (int j = 0; j < count; j += L) {
                    DoubleVector.fromArray(DoubleTile.S, b, bo + p * bk + j).intoArray(out, to + p * count + j);
                }
            }
            return;
        }
        for (int p = 0; p < k; p += LINE) {
            int end = Math.min(p + LINE, k);
            for (int j = 0; j < count; j++) {
                for (int q = p; q < end; q++) {
                    out[to + q * count + j] = b[bo + q * bk + j * bj];
                }
            }
        }
    }
}
