package org.adjudge.tensor;

/** Images times a matrix of float32 weights along each of their axes: how every resized image is made. */
final class ImageProduct {
    private ImageProduct() {}

    /** Images {@code [n, h, w, c]} to {@code [n, height, width, c]}, by {@code [height, h]} and {@code [width, w]}; sums are carried in double. */
    static Tensor of(Tensor images, float[][] rows, float[][] columns) {
        Shape shape = images.shape();
        int batch = shape.extent(0);
        int inner = shape.extent(2) * shape.extent(3);
        double[] tall = along(images.toDoubles(), batch, rows, inner);
        double[] out = along(tall, batch * rows.length, columns, shape.extent(3));
        Shape result = Shape.of(batch, rows.length, columns.length, shape.extent(3));
        return Tensor.of(images.dtype(), result, out);
    }

    /** The adjoint, by the same matrices. */
    static Tensor adjoint(Tensor images, float[][] rows, float[][] columns) {
        return of(images, transposed(rows), transposed(columns));
    }

    private static float[][] transposed(float[][] rows) {
        float[][] result = new float[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                result[j][i] = rows[i][j];
            }
        }
        return result;
    }

    /** {@code y[o, i, k] = Σ_j weights[i, j] x[o, j, k]}; what has no weight is not looked at. */
    private static double[] along(double[] x, int outer, float[][] weights, int inner) {
        int from = weights[0].length;
        double[] y = new double[outer * weights.length * inner];
        for (int i = 0; i < y.length; i++) {
            int row = i / inner % weights.length;
            int start = i / inner / weights.length * from * inner + i % inner;
            for (int j = 0; j < from; j++) {
                if (weights[row][j] != 0) {
                    y[i] += weights[row][j] * x[start + j * inner];
                }
            }
        }
        return y;
    }
}
