package org.adjudge.tensor;

import java.util.Arrays;

/**
 * The product of two float64 matrices in plain Java, as {@link FloatProduct} is of float32.
 */
final class DoubleProduct {
    private static final int ROWS = 128;
    private static final int INNER = 16;
    private static final int COLUMNS = 256;
    /** With fewer columns the loops over rows are too short to be worth beginning. */
    private static final int NARROW = 16;

    private final int m;
    private final int k;
    private final int n;
    private final double[][] block;
    private final double[] sums;

    /** For {@code A: [m, k], B: [k, n]}. */
    DoubleProduct(int m, int k, int n) {
        this.m = m;
        this.k = k;
        this.n = n;
        int width = n < NARROW ? 0 : Math.min(n, COLUMNS);
        this.block = new double[INNER][width];
        this.sums = new double[width];
    }

    /**
     * {@code C = A B}, C and B row by row without gaps.
     *
     * @param ai how far it is in {@code a} from a row to the next
     * @param ak how far it is in {@code a} from a column to the next
     */
    void multiply(double[] a, int ao, int ai, int ak, double[] b, int bo, double[] c, int co) {
        if (n < NARROW) {
            narrow(a, ao, ai, ak, b, bo, c, co);
            return;
        }
        Arrays.fill(c, co, co + m * n, 0);
        for (int j = 0; j < n; j += COLUMNS) {
            int width = Math.min(COLUMNS, n - j);
            for (int i = 0; i < m; i += ROWS) {
                int end = Math.min(i + ROWS, m);
                for (int p = 0; p < k; p += INNER) {
                    int inner = Math.min(INNER, k - p);
                    for (int row = 0; row < inner; row++) {
                        System.arraycopy(b, bo + (p + row) * n + j, block[row], 0, width);
                    }
                    for (int row = i; row < end; row++) {
                        add(a, ao + row * ai + p * ak, ak, inner, c, co + row * n + j, width);
                    }
                }
            }
        }
    }

    /** Adds the rows of the block, scaled by elements of A, to a row of C. */
    private void add(double[] a, int ao, int ak, int inner, double[] c, int co, int width) {
        System.arraycopy(c, co, sums, 0, width);
        int p = 0;
        int at = ao;
        for (; p + 4 <= inner; p += 4, at += 4 * ak) {
            double[] b0 = block[p];
            double[] b1 = block[p + 1];
            double[] b2 = block[p + 2];
            double[] b3 = block[p + 3];
            add(a[at], a[at + ak], a[at + 2 * ak], a[at + 3 * ak], b0, b1, b2, b3, sums, width);
        }
        for (; p < inner; p++, at += ak) {
            add(a[at], block[p], sums, width);
        }
        System.arraycopy(sums, 0, c, co, width);
    }

    private static void add(
            double s,
            double t,
            double u,
            double v,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] c,
            int width) {
        for (int j = 0; j < width; j++) {
            c[j] = c[j] + s * b0[j] + t * b1[j] + u * b2[j] + v * b3[j];
        }
    }

    private static void add(double s, double[] b, double[] c, int width) {
        for (int j = 0; j < width; j++) {
            c[j] += s * b[j];
        }
    }

    private void narrow(double[] a, int ao, int ai, int ak, double[] b, int bo, double[] c, int co) {
        for (int i = 0; i < m; i++) {
            int j = 0;
            for (; j + 4 <= n; j += 4) {
                double s = 0;
                double t = 0;
                double u = 0;
                double v = 0;
                int at = ao + i * ai;
                int from = bo + j;
                for (int p = 0; p < k; p++, at += ak, from += n) {
                    double x = a[at];
                    s += x * b[from];
                    t += x * b[from + 1];
                    u += x * b[from + 2];
                    v += x * b[from + 3];
                }
                int to = co + i * n + j;
                c[to] = s;
                c[to + 1] = t;
                c[to + 2] = u;
                c[to + 3] = v;
            }
            for (; j < n; j++) {
                double s = 0;
                int at = ao + i * ai;
                int from = bo + j;
                for (int p = 0; p < k; p++, at += ak, from += n) {
                    s += a[at] * b[from];
                }
                c[co + i * n + j] = s;
            }
        }
    }
}
