package org.adjudge.tensor;

import java.util.Arrays;

/**
 * Convolutions of one group as products of {@link Patches} and filters, some rows at a time: {@code y = P f}, {@code f̄ = Pᵀ ȳ} and
 * {@code P̄ = ȳ fᵀ}. Sums are of the dtype; those of a filter's gradient are carried in double from one block of rows to the next. The bits depend
 * on no number of threads.
 */
final class PatchConvolution {
    /** Elements of a block of rows: what fits into the second cache beside the filters. */
    private static final int BLOCK = 1 << 15;
    /** Parts of a filter's gradient that are summed apart, whatever the number of threads. */
    private static final int PARTS = 4;

    private final DType dtype;
    private final Patches patches;
    private final int batches;
    private final int rows;
    private final int width;
    private final int out;
    private final int block;
    private final boolean direct;

    /** For {@code x: [batch, spatial..., in], f: [window..., in, out]}. */
    PatchConvolution(DType dtype, Windows windows, int batches, int in, int out) {
        this.dtype = dtype;
        this.patches = new Patches(windows, in);
        this.batches = batches;
        this.rows = batches * patches.stops();
        this.width = patches.width();
        this.out = out;
        this.block = Math.max(1, Math.min(rows, Math.max(64, BLOCK / Math.max(width, out))));
        this.direct = patches.isWholeTensor();
    }

    private Product product(int m, int k, int n, boolean transposeA, boolean transposeB) {
        return Kernels.inForce().product(dtype, Product.Form.of(m, k, n, transposeA, transposeB));
    }

    private static int blocks(int rows, int block) {
        return (rows + block - 1) / block;
    }

    private long work(int count) {
        return (long) count * width * out;
    }

    /** y from x and f. */
    Kernel forward() {
        if (direct) {
            Product all = product(rows, width, out, false, false);
            return (in, to) -> all.multiply(in[0], 0, in[1], 0, to[0], 0);
        }
        int blocks = blocks(rows, block);
        Product most = product(block, width, out, false, false);
        Product last = product(rows - (blocks - 1) * block, width, out, false, false);
        return (in, to) -> Workers.each(blocks, work(block), b -> {
            int from = b * block;
            Object patch = Scratch.array(dtype, 0, block * width);
            patches.read(in[0], from, Math.min(block, rows - from), patch);
            (b < blocks - 1 ? most : last).multiply(patch, 0, in[1], 0, to[0], from * out);
        });
    }

    /** x from y and f. */
    Kernel backpropInput(int size) {
        if (direct) {
            Product all = product(rows, out, width, false, true);
            return (in, to) -> all.multiply(in[0], 0, in[1], 0, to[0], 0);
        }
        int stops = patches.stops();
        int part = Math.max(1, Math.min(block, stops));
        int blocks = blocks(stops, part);
        Product most = product(part, out, width, false, true);
        Product last = product(stops - (blocks - 1) * part, out, width, false, true);
        return (in, to) -> Workers.each(batches, work(stops), batch -> {
            Lane.clear(to[0], batch * (size / batches), size / batches);
            Object patch = Scratch.array(dtype, 0, part * width);
            for (int b = 0; b < blocks; b++) {
                int from = batch * stops + b * part;
                (b < blocks - 1 ? most : last).multiply(in[0], from * out, in[1], 0, patch, 0);
                patches.add(patch, from, Math.min(part, stops - b * part), to[0]);
            }
        });
    }

    /** f from x and y. */
    Kernel backpropFilter() {
        int blocks = blocks(rows, block);
        int parts = Math.max(1, Math.min(PARTS, blocks));
        Product most = product(width, block, out, true, false);
        Product last = product(width, rows - (blocks - 1) * block, out, true, false);
        int size = width * out;
        double[][] sums = new double[parts][size];
        return (in, to) -> {
            Workers.each(parts, work(rows / parts), part -> {
                Arrays.fill(sums[part], 0);
                for (int b = blocks * part / parts; b < blocks * (part + 1) / parts; b++) {
                    Product product = b < blocks - 1 ? most : last;
                    int from = b * block;
                    Object term = Scratch.array(dtype, 1, size);
                    if (direct) {
                        product.multiply(in[0], from * width, in[1], from * out, term, 0);
                    } else {
                        Object patch = Scratch.array(dtype, 0, block * width);
                        patches.read(in[0], from, Math.min(block, rows - from), patch);
                        product.multiply(patch, 0, in[1], from * out, term, 0);
                    }
                    Lane.addTo(sums[part], term, 0, size);
                }
            });
            for (int part = 1; part < parts; part++) {
                Lane.add(sums[0], 0, sums[part], 0, size);
            }
            Lane.round(sums[0], to[0], 0, size);
        };
    }
}
