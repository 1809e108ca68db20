package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Parts of matrices in the order in which {@link FloatTile} reads them; what is missing of a tile is 0. */
final class FloatPack {
    private static final VectorSpecies<Float> S = FloatTile.S;
    private static final int L = S.length();
    private static final int ROWS = FloatTile.ROWS;
    private static final int COLUMNS = FloatTile.COLUMNS;
    /** So many elements of a row are read before the next row is: about a line of the cache. */
    private static final int LINE = 16;

    private FloatPack() {}

    /** Six by six rows of A, {@code k} long. */
    static void rows(float[] a, int ao, int ai, int ak, int rows, int k, float[] out) {
        for (int i = 0; i < rows; i += ROWS) {
            int count = Math.min(ROWS, rows - i);
            int from = ao + i * ai;
            if (ai == 1) {
                columnwise(a, from, ak, count, k, out, i * k);
            } else {
                for (int row = 0; row < count; row++) {
                    rowwise(a, from + row * ai, ak, k, out, i * k + row);
                }
            }
            for (int row = count; row < ROWS; row++) {
                for (int p = 0; p < k; p++) {
                    out[i * k + p * ROWS + row] = 0;
                }
            }
        }
    }

    private static void rowwise(float[] a, int from, int ak, int k, float[] out, int to) {
        if (ak == 1) {
            for (int p = 0; p < k; p++) {
                out[to + p * ROWS] = a[from + p];
            }
        } else {
            for (int p = 0; p < k; p++) {
                out[to + p * ROWS] = a[from + p * ak];
            }
        }
    }

    private static void columnwise(float[] a, int from, int ak, int count, int k, float[] out, int to) {
        for (int p = 0; p < k; p++) {
            for (int row = 0; row < count; row++) {
                out[to + p * ROWS + row] = a[from + p * ak + row];
            }
        }
    }

    /** A tile's columns of B, as many as there are: {@code count}. */
    static void columns(float[] b, int bo, int bk, int bj, int k, int count, float[] out, int to) {
        if (bj == 1 && count == COLUMNS) {
            for (int p = 0; p < k; p++) {
                for (int j = 0; j < COLUMNS; j += L) {
                    FloatVector.fromArray(S, b, bo + p * bk + j).intoArray(out, to + p * COLUMNS + j);
                }
            }
            return;
        }
        for (int p = 0; p < k; p += LINE) {
            int end = Math.min(p + LINE, k);
            for (int j = 0; j < count; j++) {
                for (int q = p; q < end; q++) {
                    out[to + q * COLUMNS + j] = b[bo + q * bk + j * bj];
                }
            }
            for (int q = p; q < end; q++) {
                for (int j = count; j < COLUMNS; j++) {
                    out[to + q * COLUMNS + j] = 0;
                }
            }
        }
    }
}
