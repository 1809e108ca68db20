package org.adjudge.simd;

import java.util.Arrays;
import org.adjudge.tensor.Product;
import org.adjudge.tensor.Workers;

/**
 * The float32 product: each element is the chain {@code fma(a, b, sum)} from 0 over the inner axis, whichever of three ways computes it.
 * Large ones go the way of Goto and van de Geijn (2008): a panel of B is packed and shared by all threads, a
 * block of A stays in a core's second cache, {@link FloatTile} does the rest. {@link DoubleProduct} is the same for float64.
 */
final class FloatProduct implements Product {
    private static final int ROWS = FloatTile.ROWS;
    private static final int COLUMNS = FloatTile.COLUMNS;
    /** Elements of a sum done at once. Long, because a tile of C comes from far away, and goes there, each time. */
    private static final int INNER = 1024;
    /** Rows of A that a thread packs: 192 KiB. */
    private static final int BLOCK = 8 * ROWS;
    /** Columns of B that are packed: 8 MiB. */
    private static final int PANEL = 2048;
    /** Elements of B below which packing costs more than it saves: 128 KiB. */
    private static final long SMALL = 1 << 15;
    /** Rows of C that a thread computes at once if nothing is packed. */
    private static final int SHARE = 64;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Form f;

    FloatProduct(Form form) {
        this.f = form;
    }

    private static final class Scratch {
        float[] a = {};
        float[] b = {};
        final float[] tile = new float[ROWS * COLUMNS];

        float[] a(int size) {
            a = a.length < size ? new float[size] : a;
            return a;
        }

        float[] b(int size) {
            b = b.length < size ? new float[size] : b;
            return b;
        }
    }

    @Override
    public void multiply(Object a, int ao, Object b, int bo, Object c, int co) {
        if (f.m() == 0 || f.n() < FloatSmall.COLUMNS || (long) f.k() * f.n() <= SMALL) {
            small((float[]) a, ao, (float[]) b, bo, (float[]) c, co);
        } else {
            large((float[]) a, ao, (float[]) b, bo, (float[]) c, co);
        }
    }

    private void small(float[] a, int ao, float[] b, int bo, float[] c, int co) {
        int k = f.k();
        int n = f.n();
        boolean narrow = n < FloatSmall.COLUMNS;
        boolean copied = narrow || f.bj() != 1;
        float[] rows = copied ? copy(b, bo) : b;
        int first = copied ? 0 : bo;
        int step = copied ? n : f.bk();
        int blocks = (f.m() + SHARE - 1) / SHARE;
        Workers.each(blocks, (long) Math.min(SHARE, f.m()) * k * n, i -> {
            int from = ao + i * SHARE * f.ai();
            int to = co + i * SHARE * n;
            int m = Math.min(SHARE, f.m() - i * SHARE);
            if (narrow) {
                float[] rowsOfC = SCRATCH.get().a(m * n + FloatNarrow.L);
                FloatNarrow.multiply(a, from, f.ai(), f.ak(), rows, rowsOfC, m, k, n);
                System.arraycopy(rowsOfC, 0, c, to, m * n);
                return;
            }
            FloatSmall.multiply(a, from, f.ai(), f.ak(), rows, first, step, c, to, m, k, n);
        });
    }

    /** B with neighbours in a row side by side, and a vector more. */
    private float[] copy(float[] b, int bo) {
        int k = f.k();
        int n = f.n();
        float[] copy = SCRATCH.get().b(k * n + FloatNarrow.L);
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

    private void large(float[] a, int ao, float[] b, int bo, float[] c, int co) {
        int blocks = (f.m() + BLOCK - 1) / BLOCK;
        for (int j = 0; j < f.n(); j += PANEL) {
            int width = Math.min(PANEL, f.n() - j);
            int slivers = (width + COLUMNS - 1) / COLUMNS;
            int groups = Math.min(slivers, Math.max(1, 2 * Workers.threads() / blocks));
            int column = j;
            for (int p = 0; p < f.k(); p += INNER) {
                int k = Math.min(INNER, f.k() - p);
                int inner = p;
                float[] panel = SCRATCH.get().b(slivers * COLUMNS * k);
                Workers.each(
                        slivers,
                        (long) COLUMNS * k,
                        s -> FloatPack.columns(
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
                    float[] block = own.a(BLOCK * k);
                    FloatPack.rows(a, ao + row * f.ai() + inner * f.ak(), f.ai(), f.ak(), rows, k, block);
                    tiles(block, panel, k, rows, first, end, inner == 0, own.tile, c, co + row * f.n() + column);
                });
            }
        }
    }

    /** Rows of C, from one column to another, of a packed block and panel. */
    private void tiles(
            float[] block,
            float[] panel,
            int k,
            int rows,
            int first,
            int end,
            boolean fresh,
            float[] spare,
            float[] c,
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
                    FloatTile.add(block, i * k, panel, j * k, k, c, to, n);
                } else {
                    copy(c, to, n, spare, 0, COLUMNS, height, width);
                    FloatTile.add(block, i * k, panel, j * k, k, spare, 0, COLUMNS);
                    copy(spare, 0, COLUMNS, c, to, n, height, width);
                }
            }
        }
    }

    private static void copy(
            float[] from, int fo, int fromRow, float[] to, int start, int toRow, int height, int width) {
        for (int r = 0; r < height; r++) {
            System.arraycopy(from, fo + r * fromRow, to, start + r * toRow, width);
        }
    }
}
