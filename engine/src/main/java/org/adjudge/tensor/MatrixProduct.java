package org.adjudge.tensor;

/**
 * The batched matrix product, the leading axes broadcast. Each element is {@code sum + a b} from the first to the last of the
 * inner axis, in the dtype of the operands.
 */
public final class MatrixProduct {
    private static final int TILE = 16;

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
        int[] from = new int[2 * batch.size()];
        Walk walk = new Walk(batch, xBatch, yBatch);
        for (int b = 0; b < batch.size(); b++, walk.next()) {
            from[2 * b] = walk.at(0) * m * k;
            from[2 * b + 1] = walk.at(1) * k * n;
        }
        int ai = transposeX ? 1 : k;
        int ak = transposeX ? m : 1;
        return dtype == DType.F32
                ? floats(new FloatProduct(m, k, n), from, ai, ak, k, n, m * n, transposeY)
                : doubles(new DoubleProduct(m, k, n), from, ai, ak, k, n, m * n, transposeY);
    }

    private static Kernel floats(
            FloatProduct product, int[] from, int ai, int ak, int k, int n, int size, boolean transposed) {
        float[] turned = new float[transposed ? k * n : 0];
        return (in, out) -> {
            float[] a = (float[]) in[0];
            float[] b = (float[]) in[1];
            for (int i = 0; i < from.length; i += 2) {
                if (transposed && (i == 0 || from[i + 1] != from[i - 1])) {
                    transpose(b, from[i + 1], turned, n, k);
                }
                product.multiply(
                        a,
                        from[i],
                        ai,
                        ak,
                        transposed ? turned : b,
                        transposed ? 0 : from[i + 1],
                        (float[]) out[0],
                        i / 2 * size);
            }
        };
    }

    private static Kernel doubles(
            DoubleProduct product, int[] from, int ai, int ak, int k, int n, int size, boolean transposed) {
        double[] turned = new double[transposed ? k * n : 0];
        return (in, out) -> {
            double[] a = (double[]) in[0];
            double[] b = (double[]) in[1];
            for (int i = 0; i < from.length; i += 2) {
                if (transposed && (i == 0 || from[i + 1] != from[i - 1])) {
                    transpose(b, from[i + 1], turned, n, k);
                }
                product.multiply(
                        a,
                        from[i],
                        ai,
                        ak,
                        transposed ? turned : b,
                        transposed ? 0 : from[i + 1],
                        (double[]) out[0],
                        i / 2 * size);
            }
        };
    }

    /** {@code target = sourceᵀ}, source being {@code [rows, columns]}; by tiles, which fit into the cache in both directions. */
    private static void transpose(float[] source, int from, float[] target, int rows, int columns) {
        for (int i = 0; i < rows; i += TILE) {
            int end = Math.min(i + TILE, rows);
            for (int j = 0; j < columns; j++) {
                for (int row = i; row < end; row++) {
                    target[j * rows + row] = source[from + row * columns + j];
                }
            }
        }
    }

    private static void transpose(double[] source, int from, double[] target, int rows, int columns) {
        for (int i = 0; i < rows; i += TILE) {
            int end = Math.min(i + TILE, rows);
            for (int j = 0; j < columns; j++) {
                for (int row = i; row < end; row++) {
                    target[j * rows + row] = source[from + row * columns + j];
                }
            }
        }
    }
}
