package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatPack}, for float64. */
final class DoublePack {
    private static final VectorSpecies<Double> S = DoubleTile.S;
    private static final int L = S.length();
    private static final int ROWS = DoubleTile.ROWS;
    private static final int COLUMNS = DoubleTile.COLUMNS;
    /** So many elements of a row are read before the next row is: about a line of the cache. */
    private static final int LINE = 8;

    private DoublePack() {}

    /** Six by six rows of A, {@code k} long. */
    static void rows(double[] a, int ao, int ai, int ak, int rows, int k, double[] out) {
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

    private static void rowwise(double[] a, int from, int ak, int k, double[] out, int to) {
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

    private static void columnwise(double[] a, int from, int ak, int count, int k, double[] out, int to) {
        for (int p = 0; p < k; p++) {
            for (int row = 0; row < count; row++) {
                out[to + p * ROWS + row] = a[from + p * ak + row];
            }
        }
    }

    /** A tile's columns of B, as many as there are: {@code count}. */
    static void columns(double[] b, int bo, int bk, int bj, int k, int count, double[] out, int to) {
        if (bj == 1 && count == COLUMNS) {
            for (int p = 0; p < k; p++) {
                for (int j = 0; j < COLUMNS; j += L) {
                    DoubleVector.fromArray(S, b, bo + p * bk + j).intoArray(out, to + p * COLUMNS + j);
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
