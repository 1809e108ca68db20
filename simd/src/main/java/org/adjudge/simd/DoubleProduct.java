package org.adjudge.simd;

import org.adjudge.tensor.Product;
import org.adjudge.tensor.Workers;

/** The float64 product, as {@link FloatProduct} is of float32. */
final class DoubleProduct implements Product {
    private static final int ROWS = DoubleTile.ROWS;
    private static final int COLUMNS = DoubleTile.COLUMNS;
    /** Columns of the widest tile. */
    private static final int WIDE = DoubleTile.S.vectorBitSize() == 512 ? DoubleWideTile.COLUMNS : COLUMNS;
    /** Elements of a sum done at once: a sliver of B, 256 KiB, stays in a core's second cache. */
    private static final int INNER = 1024;
    /** Rows of C that a thread computes at once, tiles of any height; their part of A, 288 KiB, stays in the second cache, too. */
    private static final int BLOCK = 36;
    /** Columns of B that are packed: 16 MiB. */
    private static final int PANEL = 2048;
    /** Elements of B that are read where they stand: 1 MiB, of which a sliver is in the second cache. */
    private static final long SMALL = 1 << 17;
    /** Elements of a transposed A that are read where they stand, though neighbours in a row are far apart: 512 KiB. */
    private static final long SCATTERED = 1 << 16;

    /** With vectors of 256 bits and so many columns packing A takes less than it saves. */
    private static final int SLICED = 128;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Form f;
    /** Whether both matrices are packed, for {@link DoublePackedTile}. */
    private final boolean sliced;

    DoubleProduct(Form form) {
        this(form, WIDE == COLUMNS && form.m() >= DoublePackedTile.ROWS && form.n() >= SLICED);
    }

    /** {@code sliced}: of four rows or more, and as many columns as a tile has. */
    DoubleProduct(Form form, boolean sliced) {
        this.f = form;
        this.sliced = sliced;
    }

    private static final class Scratch {
        double[] a = {};
        double[] b = {};
        final double[] tile = new double[ROWS * COLUMNS];
        final double[] last = new double[DoubleNarrow.SPARE];

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
        if (f.m() == 0) {
            return;
        }
        if (f.n() < COLUMNS) {
            narrow((double[]) a, ao, (double[]) b, bo, (double[]) c, co);
        } else {
            tiled((double[]) a, ao, (double[]) b, bo, (double[]) c, co);
        }
    }

    private void narrow(double[] a, int ao, double[] b, int bo, double[] c, int co) {
        int k = f.k();
        int n = f.n();
        Scratch scratch = SCRATCH.get();
        double[] rows = copy(b, bo, scratch.b(k * n + DoubleNarrow.L));
        if (f.m() <= BLOCK) { // of so few rows what is called takes as long as the products
            DoubleNarrow.multiply(a, ao, f.ai(), f.ak(), rows, c, co, f.m(), k, n, scratch.last);
            return;
        }
        int blocks = (f.m() + BLOCK - 1) / BLOCK;
        Workers.each(blocks, (long) BLOCK * k * n, i -> {
            int row = i * BLOCK;
            int m = Math.min(BLOCK, f.m() - row);
            double[] last = SCRATCH.get().last;
            DoubleNarrow.multiply(a, ao + row * f.ai(), f.ai(), f.ak(), rows, c, co + row * n, m, k, n, last);
        });
    }

    /** B with neighbours in a row side by side, and a vector more. */
    private double[] copy(double[] b, int bo, double[] copy) {
        int k = f.k();
        int n = f.n();
        if (f.bj() == 1 && f.bk() == n) {
            System.arraycopy(b, bo, copy, 0, k * n);
            return copy;
        }
        int bj = f.bj();
        int at = 0;
        for (int row = bo, last = bo + k * f.bk(); row < last; row += f.bk()) {
            for (int from = row, end = row + n * bj; from < end; from += bj) {
                copy[at++] = b[from];
            }
        }
        return copy;
    }

    private void tiled(double[] a, int ao, double[] b, int bo, double[] c, int co) {
        for (int j = 0; j < f.n(); j += PANEL) {
            Slivers slivers = new Slivers(j, Math.min(j + PANEL, f.n()), sliced ? COLUMNS : WIDE, COLUMNS);
            int p = 0;
            do {
                int k = Math.min(INNER, f.k() - p);
                piece(slivers, k, a, ao + p * f.ak(), b, bo + p * f.bk(), c, co, p == 0);
                p += INNER;
            } while (p < f.k());
        }
    }

    /** Some columns of C, some elements of each sum; {@code fresh} if the first. */
    private void piece(
            Slivers slivers, int k, double[] a, int ao, double[] b, int bo, double[] c, int co, boolean fresh) {
        int m = f.m();
        int count = slivers.count();
        boolean packed = sliced || f.bj() != 1 || (m >= ROWS && (long) f.k() * f.n() > SMALL);
        double[] panel = packed ? pack(slivers, k, b, bo) : b;
        boolean dense = !sliced && f.ai() == 1 && f.ak() != 1 && m >= ROWS && (long) m * f.k() > SCATTERED;
        int share = Workers.share(m, BLOCK, DoubleWideTile.ROWS);
        int blocks = (m + share - 1) / share;
        int groups = Math.min(count, Math.max(1, 2 * Workers.threads() / blocks));
        Workers.each(blocks * groups, (long) Math.min(share, m) * k * slivers.place(count) / groups, t -> {
            int row = t / groups * share;
            int end = Math.min(row + share, m);
            Scratch own = SCRATCH.get();
            int above = Math.max(0, Math.min(row, end - ROWS));
            double[] rows = dense || sliced ? own.a((BLOCK + ROWS) * k) : a;
            if (dense) {
                DoublePack.rows(a, ao + above, f.ak(), k, end - above, rows, BLOCK);
            }
            for (int i = row; sliced && i < end; i += DoublePackedTile.ROWS) {
                int first = Math.min(i, end - DoublePackedTile.ROWS);
                DoublePack.sliver(a, ao + Math.max(0, first) * f.ai(), f.ai(), f.ak(), k, rows, (i - row) * k);
            }
            int ai = f.ai();
            int ak = dense ? BLOCK : f.ak();
            for (int s = t % groups * count / groups; s < (t % groups + 1) * count / groups; s++) {
                int width = slivers.width(s);
                int from = packed ? slivers.place(s) * k : bo + slivers.column(s);
                int step = packed ? width : f.bk();
                int height = sliced ? DoublePackedTile.ROWS : fresh && width > COLUMNS ? DoubleWideTile.ROWS : ROWS;
                for (int i = row; i < end; i += height) {
                    int first = Math.max(0, Math.min(i, end - height));
                    int at = sliced ? (i - row) * k : dense ? first - above : ao + first * ai;
                    int to = co + first * f.n() + slivers.column(s);
                    if (fresh) {
                        set(rows, at, ai, ak, panel, from, step, k, c, to, width);
                    } else {
                        add(
                                rows,
                                at,
                                ai,
                                ak,
                                panel,
                                from,
                                step,
                                k,
                                c,
                                to,
                                width,
                                i - first,
                                slivers.shared(s),
                                own.tile);
                    }
                }
            }
        });
    }

    private double[] pack(Slivers slivers, int k, double[] b, int bo) {
        int count = slivers.count();
        double[] panel = SCRATCH.get().b(slivers.place(count) * k);
        Workers.each(
                count,
                (long) WIDE * k,
                s -> DoublePack.columns(
                        b,
                        bo + slivers.column(s) * f.bj(),
                        f.bk(),
                        f.bj(),
                        k,
                        slivers.width(s),
                        panel,
                        slivers.place(s) * k));
        return panel;
    }

    private void set(
            double[] a, int ao, int ai, int ak, double[] b, int bo, int bk, int k, double[] c, int co, int width) {
        if (sliced) {
            DoublePackedTile.set(a, ao, b, bo, k, c, co, f.n());
        } else if (width > COLUMNS && f.m() >= DoubleWideTile.ROWS) {
            DoubleWideTile.set(a, ao, ai, ak, b, bo, bk, k, c, co, f.n());
        } else if (width == COLUMNS && f.m() >= ROWS) {
            DoubleTile.set(a, ao, ai, ak, b, bo, bk, k, c, co, f.n());
        } else {
            for (int r = 0; r < f.m(); r++) {
                for (int j = 0; j < width; j += COLUMNS) {
                    DoubleTile.row(a, ao + r * ai, ak, b, bo + j, bk, k, c, co + r * f.n() + j);
                }
            }
        }
    }

    /** Adds to a copy of the tile, and keeps of it what no tile before has added to. */
    private void add(
            double[] a,
            int ao,
            int ai,
            int ak,
            double[] b,
            int bo,
            int bk,
            int k,
            double[] c,
            int co,
            int width,
            int above,
            int left,
            double[] tile) {
        int n = f.n();
        if (sliced) {
            int rows = DoublePackedTile.ROWS;
            copy(c, co, n, tile, 0, COLUMNS, rows, COLUMNS);
            DoublePackedTile.add(a, ao, b, bo, k, tile, 0, COLUMNS);
            copy(tile, above * COLUMNS + left, COLUMNS, c, co + above * n + left, n, rows - above, COLUMNS - left);
            return;
        }
        if (f.m() < ROWS) { // each row of the tile is the same
            for (int r = 0; r < f.m(); r++) {
                for (int j = 0; j < width; j += COLUMNS) {
                    copy(c, co + r * n + j, n, tile, 0, COLUMNS, 1, COLUMNS);
                    DoubleTile.add(a, ao + r * ai, 0, ak, b, bo + j, bk, k, tile, 0, 0);
                    copy(tile, left, COLUMNS, c, co + r * n + j + left, n, 1, COLUMNS - left);
                }
            }
            return;
        }
        for (int j = 0; j < width; j += COLUMNS) {
            copy(c, co + j, n, tile, 0, COLUMNS, ROWS, COLUMNS);
            DoubleTile.add(a, ao, ai, ak, b, bo + j, bk, k, tile, 0, COLUMNS);
            copy(tile, above * COLUMNS + left, COLUMNS, c, co + above * n + j + left, n, ROWS - above, COLUMNS - left);
        }
    }

    private static void copy(
            double[] from, int fo, int fromRow, double[] to, int start, int toRow, int height, int width) {
        for (int r = 0; r < height; r++) {
            System.arraycopy(from, fo + r * fromRow, to, start + r * toRow, width);
        }
    }
}
