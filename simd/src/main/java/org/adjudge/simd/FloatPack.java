package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;

/** Parts of matrices in the order in which tiles read them. */
final class FloatPack {
    private static final int L = FloatTile.L;
    /** So many elements of a row are read before the next row is: about a line of the cache. */
    private static final int LINE = 16;

    private FloatPack() {}

    /** Rows of A, neighbours in each column: column by column. */
    static void rows(float[] a, int ao, int ak, int k, int count, float[] out, int step) {
        for (int p = 0; p < k; p++) {
            System.arraycopy(a, ao + p * ak, out, p * step, count);
        }
    }

    /** As many rows of A as a packed tile has, column by column without gaps. */
    static void sliver(float[] a, int ao, int ai, int ak, int k, float[] out, int to) {
        if (ak == 1) {
            for (int r = 0; r < FloatPackedTile.ROWS; r++) {
                row(a, ao + r * ai, k, out, to + r);
            }
            return;
        }
        for (int p = 0; p < k; p++) {
            for (int r = 0; r < FloatPackedTile.ROWS; r++) {
                out[to + p * FloatPackedTile.ROWS + r] = a[ao + p * ak + r * ai];
            }
        }
    }

    private static void row(float[] a, int ao, int k, float[] out, int to) {
        for (int p = 0; p < k; p++) {
            out[to + p * FloatPackedTile.ROWS] = a[ao + p];
        }
    }

    /** Columns of B, so many that vectors divide them: row by row. */
    static void columns(float[] b, int bo, int bk, int bj, int k, int count, float[] out, int to) {
        if (bj == 1) {
            for (int p = 0; p < k; p++) {
                for (int j = 0; j < count; j += L) {
                    FloatVector.fromArray(FloatTile.S, b, bo + p * bk + j).intoArray(out, to + p * count + j);
                }
            }
            return;
        }
        int turned = bk == 1 && FloatTurn.isPossible() ? squares(b, bo, bj, k, count, out, to) : 0;
        for (int p = turned; p < k; p += LINE) {
            int end = Math.min(p + LINE, k);
            for (int j = 0; j < count; j++) {
                for (int q = p; q < end; q++) {
                    out[to + q * count + j] = b[bo + q * bk + j * bj];
                }
            }
        }
    }

    /** As many of the rows as whole squares have; how many these are. */
    private static int squares(float[] b, int bo, int bj, int k, int count, float[] out, int to) {
        int rows = k / FloatTurn.SIDE * FloatTurn.SIDE;
        for (int p = 0; p < rows; p += FloatTurn.SIDE) {
            for (int j = 0; j < count; j += FloatTurn.SIDE) {
                FloatTurn.turn(b, bo + j * bj + p, bj, out, to + p * count + j, count);
            }
        }
        return rows;
    }
}
