package org.adjudge.tensor;

import java.util.Arrays;

/**
 * The product of two float64 matrices in plain Java, as {@link FloatProduct} is of float32.
 */
final class DoubleProduct implements Product {
    private static final int ROWS = 128;
    private static final int INNER = 16;
    private static final int COLUMNS = 256;
    /** With fewer columns the loops over rows are too short to be worth beginning. */
    private static final int NARROW = 16;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Form form;

    DoubleProduct(Form form) {
        this.form = form;
    }

    private static final class Scratch {
        final double[][] block = new double[INNER][COLUMNS];
        final double[] sums = new double[COLUMNS];
    }

    @Override
    public void multiply(Object a, int ao, Object b, int bo, Object c, int co) {
        if (form.n() < NARROW) {
            narrow((double[]) a, ao, (double[]) b, bo, (double[]) c, co);
        } else {
            wide((double[]) a, ao, (double[]) b, bo, (double[]) c, co);
        }
    }

    private void wide(double[] a, int ao, double[] b, int bo, double[] c, int co) {
        int m = form.m();
        int n = form.n();
        Scratch scratch = SCRATCH.get();
        Arrays.fill(c, co, co + m * n, 0);
        for (int j = 0; j < n; j += COLUMNS) {
            int width = Math.min(COLUMNS, n - j);
            for (int i = 0; i < m; i += ROWS) {
                int end = Math.min(i + ROWS, m);
                for (int p = 0; p < form.k(); p += INNER) {
                    int inner = Math.min(INNER, form.k() - p);
                    load(b, bo + p * form.bk() + j * form.bj(), scratch.block, inner, width);
                    for (int row = i; row < end; row++) {
                        int from = ao + row * form.ai() + p * form.ak();
                        add(a, from, form.ak(), inner, scratch, c, co + row * n + j, width);
                    }
                }
            }
        }
    }

    /** Copies rows of B, or turns columns into rows: a few neighbours of each column, so that a line of the cache is read once. */
    private void load(double[] b, int from, double[][] block, int inner, int width) {
        if (form.bj() == 1) {
            for (int row = 0; row < inner; row++) {
                System.arraycopy(b, from + row * form.bk(), block[row], 0, width);
            }
            return;
        }
        for (int j = 0; j < width; j++) {
            for (int row = 0; row < inner; row++) {
                block[row][j] = b[from + row * form.bk() + j * form.bj()];
            }
        }
    }

    /** Adds the rows of the block, scaled by elements of A, to a row of C. */
    private static void add(double[] a, int ao, int ak, int inner, Scratch scratch, double[] c, int co, int width) {
        double[][] block = scratch.block;
        double[] sums = scratch.sums;
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

    private void narrow(double[] a, int ao, double[] b, int bo, double[] c, int co) {
        int n = form.n();
        int bj = form.bj();
        for (int i = 0; i < form.m(); i++) {
            int row = ao + i * form.ai();
            int j = 0;
            for (; j + 4 <= n; j += 4) {
                double s = 0;
                double t = 0;
                double u = 0;
                double v = 0;
                int at = row;
                int from = bo + j * bj;
                for (int p = 0; p < form.k(); p++, at += form.ak(), from += form.bk()) {
                    double x = a[at];
                    s += x * b[from];
                    t += x * b[from + bj];
                    u += x * b[from + 2 * bj];
                    v += x * b[from + 3 * bj];
                }
                int to = co + i * n + j;
                c[to] = s;
                c[to + 1] = t;
                c[to + 2] = u;
                c[to + 3] = v;
            }
            for (; j + 2 <= n; j += 2) {
                double s = 0;
                double t = 0;
                int at = row;
                int from = bo + j * bj;
                for (int p = 0; p < form.k(); p++, at += form.ak(), from += form.bk()) {
                    double x = a[at];
                    s += x * b[from];
                    t += x * b[from + bj];
                }
                c[co + i * n + j] = s;
                c[co + i * n + j + 1] = t;
            }
            if (j < n) {
                double s = 0;
                int at = row;
                int from = bo + j * bj;
                for (int p = 0; p < form.k(); p++, at += form.ak(), from += form.bk()) {
                    s += a[at] * b[from];
                }
                c[co + i * n + j] = s;
            }
        }
    }
}
