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
    /** Columns below which a product is slow. */
    private static final int NARROW = 48;

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

    /** Whether y has too few columns for a product's loops: then it is computed transposed, which changes no bit. */
    private boolean isNarrow() {
        return out < NARROW && width > out;
    }

    /** y from x and f. */
    Kernel forward() {
        boolean narrow = isNarrow();
        int part = direct && !narrow ? Math.max(1, rows) : block;
        int blocks = blocks(rows, part);
        Product most = forward(part, narrow);
        Product last = forward(rows - (blocks - 1) * part, narrow);
        return (in, to) -> Workers.each(blocks, work(part), b -> {
            int from = b * part;
            int count = Math.min(part, rows - from);
            Object patch = direct ? in[0] : Scratch.array(dtype, 0, part * width);
            if (!direct) {
                patches.read(in[0], from, count, patch);
            }
            int begin = direct ? from * width : 0;
            Product product = b < blocks - 1 ? most : last;
            if (narrow) {
                Object turned = Scratch.array(dtype, 1, part * out);
                product.multiply(in[1], 0, patch, begin, turned, 0);
                Lane.transpose(turned, 0, to[0], from * out, out, count);
            } else {
                product.multiply(patch, begin, in[1], 0, to[0], from * out);
            }
        });
    }

    private Product forward(int count, boolean narrow) {
        return narrow ? product(out, width, count, true, true) : product(count, width, out, false, false);
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
        int parts = Math.max(1, Math.min(Workers.SUMS, blocks));
        boolean narrow = isNarrow();
        Product most = backpropFilter(block, narrow);
        Product last = backpropFilter(rows - (blocks - 1) * block, narrow);
        int size = width * out;
        double[][] sums = new double[parts][size];
        return (in, to) -> {
            Workers.each(parts, work(rows / parts), part -> {
                Arrays.fill(sums[part], 0);
                for (int b = blocks * part / parts; b < blocks * (part + 1) / parts; b++) {
                    Product product = b < blocks - 1 ? most : last;
                    int from = b * block;
                    Object term = Scratch.array(dtype, 1, size);
                    Object patch = direct ? in[0] : Scratch.array(dtype, 0, block * width);
                    if (!direct) {
                        patches.read(in[0], from, Math.min(block, rows - from), patch);
                    }
                    int begin = direct ? from * width : 0;
                    if (narrow) {
                        product.multiply(in[1], from * out, patch, begin, term, 0);
                    } else {
                        product.multiply(patch, begin, in[1], from * out, term, 0);
                    }
                    Lane.addTo(sums[part], 0, term, 0, size);
                }
            });
            for (int part = 1; part < parts; part++) {
                Lane.add(sums[0], 0, sums[part], 0, size);
            }
            if (narrow) {
                double[] turned = (double[]) Scratch.array(DType.F64, 1, size);
                Lane.transpose(sums[0], 0, turned, 0, out, width);
                Lane.round(turned, to[0], 0, size);
            } else {
                Lane.round(sums[0], to[0], 0, size);
            }
        };
    }

    private Product backpropFilter(int count, boolean narrow) {
        return narrow ? product(out, count, width, true, false) : product(width, count, out, true, false);
    }
}
