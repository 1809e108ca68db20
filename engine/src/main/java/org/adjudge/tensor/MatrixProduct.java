package org.adjudge.tensor;

/**
 * The batched matrix product, the leading axes broadcast, by the {@link Product} of the kernel set in force: each element is one chain of
 * additions over the inner axis, from its first to its last, in the dtype of the operands.
 */
public final class MatrixProduct {
    private MatrixProduct() {}

    /**
     * {@code op(x) · op(y)} for each pair of matrices in the last two axes.
     *
     * @param x {@code [..., m, k]}, or {@code [..., k, m]} if transposed
     * @param y {@code [..., k, n]}, or {@code [..., n, k]} if transposed
     * @return {@code [..., m, n]}
     */
    public static Tensor multiply(Tensor x, Tensor y, boolean transposeX, boolean transposeY) {
        Shape xs = x.shape();
        Shape ys = y.shape();
        Shape result = xs.slice(0, xs.rank() - 2)
                .broadcast(ys.slice(0, ys.rank() - 2))
                .concat(Shape.of(xs.extent(transposeX ? -1 : -2), ys.extent(transposeY ? -2 : -1)));
        Object out = Tensor.allocate(x.dtype(), result.size());
        kernel(x.dtype(), xs, ys, transposeX, transposeY).run(new Object[] {x.data(), y.data()}, new Object[] {out});
        return Tensor.wrap(x.dtype(), result, out);
    }

    /** {@link #multiply} of tensors of these shapes. */
    public static Kernel kernel(DType dtype, Shape x, Shape y, boolean transposeX, boolean transposeY) {
        Shape xBatch = x.slice(0, x.rank() - 2);
        Shape yBatch = y.slice(0, y.rank() - 2);
        Shape batch = xBatch.broadcast(yBatch);
        int m = x.extent(transposeX ? -1 : -2);
        int k = x.extent(transposeX ? -2 : -1);
        int n = y.extent(transposeY ? -2 : -1);
        if (yBatch.size() == 1
                && (xBatch.size() == 1 || !transposeX)) { // the rows of all batches are those of one matrix
            return kernel(dtype, Product.Form.of(xBatch.size() * m, k, n, transposeX, transposeY), new int[] {0, 0});
        }
        int[] from = new int[2 * batch.size()];
        Walk walk = new Walk(batch, xBatch, yBatch);
        for (int b = 0; b < batch.size(); b++, walk.next()) {
            from[2 * b] = walk.at(0) * m * k;
            from[2 * b + 1] = walk.at(1) * k * n;
        }
        return kernel(dtype, Product.Form.of(m, k, n, transposeX, transposeY), from);
    }

    private static Kernel kernel(DType dtype, Product.Form form, int[] from) {
        if (SmallProduct.takes(dtype, form)) {
            return new SmallProduct(form, from);
        }
        Product product = Kernels.inForce().product(dtype, form);
        int size = form.m() * form.n();
        int batches = from.length / 2;
        if (batches == 1) {
            return (in, out) -> product.multiply(in[0], from[0], in[1], from[1], out[0], 0);
        }
        return (in, out) -> Workers.each(
                batches,
                form.work(),
                b -> product.multiply(in[0], from[2 * b], in[1], from[2 * b + 1], out[0], b * size));
    }
}
