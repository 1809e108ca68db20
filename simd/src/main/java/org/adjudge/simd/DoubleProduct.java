package org.adjudge.simd;

import java.util.Arrays;
import org.adjudge.tensor.Product;
import org.adjudge.tensor.Workers;

/** The float64 product, as {@link FloatProduct} is of float32. */
final class DoubleProduct implements Product {
    private static final int ROWS = DoubleTile.ROWS;
    private static final int COLUMNS = DoubleTile.COLUMNS;
    /** Elements of a sum done at once. Long, because a tile of C comes from far away, and goes there, each time. */
    private static final int INNER = 512;
    /** Rows of A that a thread packs: 192 KiB. */
    private static final int BLOCK = 8 * ROWS;
    /** Columns of B that are packed: 16 MiB. */
    private static final int PANEL = 2048;
    /** Elements of B below which packing costs more than it saves: 128 KiB. */
    private static final long SMALL = 1 << 14;
    /** Rows of C that a thread computes at once if nothing is packed. */
    private static final int SHARE = 64;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Form f;

    DoubleProduct(Form form) {
        this.f = form;
    }

    private static final class Scratch {
        double[] a = {};
        double[] b = {};
        final double[] tile = new double[ROWS * COLUMNS];

        double[] a(int size) {
            a = a.length < size ? new double[size] : a;
            return a;
        }

        double[] b(int size) {
            b = b.length < size ? new double[size] : b;
            return b;
        }
    }

    @Override
    public void multiply(Object a, int ao, Object b, int bo, Object c, int co) {
        if (f.m() == 0 || f.n() < DoubleSmall.COLUMNS || (long) f.k() * f.n() <= SMALL) {
            small((double[]) a, ao, (double[]) b, bo, (double[]) c, co);
        } else {
            large((double[]) a, ao, (double[]) b, bo, (double[]) c, co);
        }
    }

    private void small(double[] a, int ao, double[] b, int bo, double[] c, int co) {
        int k = f.k();
        int n = f.n();
        boolean narrow = n < DoubleSmall.COLUMNS;
        boolean copied = narrow || f.bj() != 1;
        double[] rows = copied ? copy(b, bo) : b;
        int first = copied ? 0 : bo;
        int step = copied ? n : f.bk();
        int blocks = (f.m() + SHARE - 1) / SHARE;
        Workers.each(blocks, (long) Math.min(SHARE, f.m()) * k * n, i -> {
            int from = ao + i * SHARE * f.ai();
            int to = co + i * SHARE * n;
            int m = Math.min(SHARE, f.m() - i * SHARE);
            if (narrow) {
                double[] rowsOfC = SCRATCH.get().a(m * n + DoubleNarrow.L);
                DoubleNarrow.multiply(a, from, f.ai(), f.ak(), rows, rowsOfC, m, k, n);
                System.arraycopy(rowsOfC, 0, c, to, m * n);
                return;
            }
            DoubleSmall.multiply(a, from, f.ai(), f.ak(), rows, first, step, c, to, m, k, n);
        });
    }

    /** B with neighbours in a row side by side, and a vector more. */
    private double[] copy(double[] b, int bo) {
        int k = f.k();
        int n = f.n();
        double[] copy = SCRATCH.get().b(k * n + DoubleNarrow.L);
        if (f.bj() == 1 && f.bk() == n) {
            System.arraycopy(b, bo, copy, 0, k * n);
            return copy;
        }
        for (int j = 0; j < n; j++) {
            for (int p = 0; p < k; p++) {
                copy[p * n + j] = b[bo + p * f.bk() + j * f.bj()];
            }
        }
        return copy;
    }

    private void large(double[] a, int ao, double[] b, int bo, double[] c, int co) {
        int blocks = (f.m() + BLOCK - 1) / BLOCK;
        for (int j = 0; j < f.n(); j += PANEL) {
            int width = Math.min(PANEL, f.n() - j);
            int slivers = (width + COLUMNS - 1) / COLUMNS;
            int groups = Math.min(slivers, Math.max(1, 2 * Workers.threads() / blocks));
            int column = j;
            for (int p = 0; p < f.k(); p += INNER) {
                int k = Math.min(INNER, f.k() - p);
                int inner = p;
                double[] panel = SCRATCH.get().b(slivers * COLUMNS * k);
                Workers.each(
                        slivers,
                        (long) COLUMNS * k,
                        s -> DoublePack.columns(
                                b,
                                bo + inner * f.bk() + (column + s * COLUMNS) * f.bj(),
                                f.bk(),
                                f.bj(),
                                k,
                                Math.min(COLUMNS, width - s * COLUMNS),
                                panel,
                                s * COLUMNS * k));
                Workers.each(blocks * groups, (long) Math.min(BLOCK, f.m()) * k * width / groups, t -> {
                    int row = t / groups * BLOCK;
                    int rows = Math.min(BLOCK, f.m() - row);
                    int first = t % groups * slivers / groups * COLUMNS;
                    int end = Math.min(width, (t % groups + 1) * slivers / groups * COLUMNS);
                    Scratch own = SCRATCH.get();
                    double[] block = own.a(BLOCK * k);
                    DoublePack.rows(a, ao + row * f.ai() + inner * f.ak(), f.ai(), f.ak(), rows, k, block);
                    tiles(block, panel, k, rows, first, end, inner == 0, own.tile, c, co + row * f.n() + column);
                });
            }
        }
    }

    /** Rows of C, from one column to another, of a packed block and panel. */
    private void tiles(
            double[] block,
            double[] panel,
            int k,
            int rows,
            int first,
            int end,
            boolean fresh,
            double[] spare,
            double[] c,
            int co) {
        int n = f.n();
        for (int j = first; j < end; j += COLUMNS) {
            int width = Math.min(COLUMNS, end - j);
            for (int i = 0; i < rows; i += ROWS) {
                int height = Math.min(ROWS, rows - i);
                int to = co + i * n + j;
                for (int r = 0; fresh && r < height; r++) {
                    Arrays.fill(c, to + r * n, to + r * n + width, 0);
                }
                if (height == ROWS && width == COLUMNS) {
                    DoubleTile.add(block, i * k, panel, j * k, k, c, to, n);
                } else {
                    copy(c, to, n, spare, 0, COLUMNS, height, width);
                    DoubleTile.add(block, i * k, panel, j * k, k, spare, 0, COLUMNS);
                    copy(spare, 0, COLUMNS, c, to, n, height, width);
                }
            }
        }
    }

    private static void copy(
            double[] from, int fo, int fromRow, double[] to, int start, int toRow, int height, int width) {
        for (int r = 0; r < height; r++) {
            System.arraycopy(from, fo + r * fromRow, to, start + r * toRow, width);
        }
    }
}
