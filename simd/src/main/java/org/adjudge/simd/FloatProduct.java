package org.adjudge.simd;

import org.adjudge.tensor.Product;
import org.adjudge.tensor.Workers;

/**
 * The float32 product: each element is the chain {@code fma(a, b, sum)} from 0 over the inner axis, whichever way computes it: tiles of C,
 * or with few columns {@link FloatNarrow}. What of A and B a core's caches can hold is read where it stands; the rest is packed. The last tile of a
 * row or column of tiles is moved back to end where C ends; what two tiles compute both, they compute alike.
 * {@link DoubleProduct} is the same for float64.
 */
final class FloatProduct implements Product {
    private static final int ROWS = FloatTile.ROWS;
    private static final int COLUMNS = FloatTile.COLUMNS;
    /** Columns of the widest tile. */
    private static final int WIDE = FloatTile.S.vectorBitSize() == 512 ? FloatWideTile.COLUMNS : COLUMNS;
    /** Elements of a sum done at once: a sliver of B, 256 KiB, stays in a core's second cache. */
    private static final int INNER = 1024;
    /** Rows of C that a thread computes at once, tiles of any height; their part of A, 240 KiB, stays in the second cache, too. */
    private static final int BLOCK = 60;
    /** Columns of B that are packed: 8 MiB. */
    private static final int PANEL = 2048;
    /** Elements of B that are read where they stand: 1 MiB, of which a sliver is in the second cache. */
    private static final long SMALL = 1 << 18;
    /** Elements of a transposed A that are read where they stand, though neighbours in a row are far apart: 512 KiB. */
    private static final long SCATTERED = 1 << 17;

    /** With vectors of 256 bits and so many columns packing A takes less than it saves. */
    private static final int SLICED = 128;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Form f;
    /** Whether both matrices are packed, for {@link FloatPackedTile}. */
    private final boolean sliced;

    FloatProduct(Form form) {
        this(form, WIDE == COLUMNS && form.m() >= FloatPackedTile.ROWS && form.n() >= SLICED);
    }

    /** {@code sliced}: of four rows or more, and as many columns as a tile has. */
    FloatProduct(Form form, boolean sliced) {
        this.f = form;
        this.sliced = sliced;
    }

    private static final class Scratch {
        float[] a = {};
        float[] b = {};
        final float[] tile = new float[ROWS * COLUMNS];
        final float[] last = new float[FloatNarrow.SPARE];

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
        if (f.m() == 0) {
            return;
        }
        if (f.n() < COLUMNS) {
            narrow((float[]) a, ao, (float[]) b, bo, (float[]) c, co);
        } else {
            tiled((float[]) a, ao, (float[]) b, bo, (float[]) c, co);
        }
    }

    private void narrow(float[] a, int ao, float[] b, int bo, float[] c, int co) {
        int k = f.k();
        int n = f.n();
        Scratch scratch = SCRATCH.get();
        float[] rows = copy(b, bo, scratch.b(k * n + FloatNarrow.L));
        if (f.m() <= BLOCK) { // of so few rows what is called takes as long as the products
            FloatNarrow.multiply(a, ao, f.ai(), f.ak(), rows, c, co, f.m(), k, n, scratch.last);
            return;
        }
        int blocks = (f.m() + BLOCK - 1) / BLOCK;
        Workers.each(blocks, (long) BLOCK * k * n, i -> {
            int row = i * BLOCK;
            int m = Math.min(BLOCK, f.m() - row);
            float[] last = SCRATCH.get().last;
            FloatNarrow.multiply(a, ao + row * f.ai(), f.ai(), f.ak(), rows, c, co + row * n, m, k, n, last);
        });
    }

    /** B with neighbours in a row side by side, and a vector more. */
    private float[] copy(float[] b, int bo, float[] copy) {
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

    private void tiled(float[] a, int ao, float[] b, int bo, float[] c, int co) {
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
    private void piece(Slivers slivers, int k, float[] a, int ao, float[] b, int bo, float[] c, int co, boolean fresh) {
        int m = f.m();
        int count = slivers.count();
        boolean packed = sliced || f.bj() != 1 || (m >= ROWS && (long) f.k() * f.n() > SMALL);
        float[] panel = packed ? pack(slivers, k, b, bo) : b;
        boolean dense = !sliced && f.ai() == 1 && f.ak() != 1 && m >= ROWS && (long) m * f.k() > SCATTERED;
        int share = Workers.share(m, BLOCK, FloatWideTile.ROWS);
        int blocks = (m + share - 1) / share;
        int groups = Math.min(count, Math.max(1, 2 * Workers.threads() / blocks));
        Workers.each(blocks * groups, (long) Math.min(share, m) * k * slivers.place(count) / groups, t -> {
            int row = t / groups * share;
            int end = Math.min(row + share, m);
            Scratch own = SCRATCH.get();
            int above = Math.max(0, Math.min(row, end - ROWS));
            float[] rows = dense || sliced ? own.a((BLOCK + ROWS) * k) : a;
            if (dense) {
                FloatPack.rows(a, ao + above, f.ak(), k, end - above, rows, BLOCK);
            }
            for (int i = row; sliced && i < end; i += FloatPackedTile.ROWS) {
                int first = Math.min(i, end - FloatPackedTile.ROWS);
                FloatPack.sliver(a, ao + Math.max(0, first) * f.ai(), f.ai(), f.ak(), k, rows, (i - row) * k);
            }
            int ai = f.ai();
            int ak = dense ? BLOCK : f.ak();
            for (int s = t % groups * count / groups; s < (t % groups + 1) * count / groups; s++) {
                int width = slivers.width(s);
                int from = packed ? slivers.place(s) * k : bo + slivers.column(s);
                int step = packed ? width : f.bk();
                int height = sliced ? FloatPackedTile.ROWS : fresh && width > COLUMNS ? FloatWideTile.ROWS : ROWS;
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

    private float[] pack(Slivers slivers, int k, float[] b, int bo) {
        int count = slivers.count();
        float[] panel = SCRATCH.get().b(slivers.place(count) * k);
        Workers.each(
                count,
                (long) WIDE * k,
                s -> FloatPack.columns(
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
            float[] a, int ao, int ai, int ak, float[] b, int bo, int bk, int k, float[] c, int co, int width) {
        if (sliced) {
            FloatPackedTile.set(a, ao, b, bo, k, c, co, f.n());
        } else if (width > COLUMNS && f.m() >= FloatWideTile.ROWS) {
            FloatWideTile.set(a, ao, ai, ak, b, bo, bk, k, c, co, f.n());
        } else if (width == COLUMNS && f.m() >= ROWS) {
            FloatTile.set(a, ao, ai, ak, b, bo, bk, k, c, co, f.n());
        } else {
            for (int r = 0; r < f.m(); r++) {
                for (int j = 0; j < width; j += COLUMNS) {
                    FloatTile.row(a, ao + r * ai, ak, b, bo + j, bk, k, c, co + r * f.n() + j);
                }
            }
        }
    }

    /** Adds to a copy of the tile, and keeps of it what no tile before has added to. */
    private void add(
            float[] a,
            int ao,
            int ai,
            int ak,
            float[] b,
            int bo,
            int bk,
            int k,
            float[] c,
            int co,
            int width,
            int above,
            int left,
            float[] tile) {
        int n = f.n();
        if (sliced) {
            int rows = FloatPackedTile.ROWS;
            copy(c, co, n, tile, 0, COLUMNS, rows, COLUMNS);
            FloatPackedTile.add(a, ao, b, bo, k, tile, 0, COLUMNS);
            copy(tile, above * COLUMNS + left, COLUMNS, c, co + above * n + left, n, rows - above, COLUMNS - left);
            return;
        }
        if (f.m() < ROWS) { // each row of the tile is the same
            for (int r = 0; r < f.m(); r++) {
                for (int j = 0; j < width; j += COLUMNS) {
                    copy(c, co + r * n + j, n, tile, 0, COLUMNS, 1, COLUMNS);
                    FloatTile.add(a, ao + r * ai, 0, ak, b, bo + j, bk, k, tile, 0, 0);
                    copy(tile, left, COLUMNS, c, co + r * n + j + left, n, 1, COLUMNS - left);
                }
            }
            return;
        }
        for (int j = 0; j < width; j += COLUMNS) {
            copy(c, co + j, n, tile, 0, COLUMNS, ROWS, COLUMNS);
            FloatTile.add(a, ao, ai, ak, b, bo + j, bk, k, tile, 0, COLUMNS);
            copy(tile, above * COLUMNS + left, COLUMNS, c, co + above * n + j + left, n, ROWS - above, COLUMNS - left);
        }
    }

    private static void copy(
            float[] from, int fo, int fromRow, float[] to, int start, int toRow, int height, int width) {
        for (int r = 0; r < height; r++) {
            System.arraycopy(from, fo + r * fromRow, to, start + r * toRow, width);
        }
    }
}
