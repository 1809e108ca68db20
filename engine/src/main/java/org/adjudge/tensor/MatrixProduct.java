package org.adjudge.tensor;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.mult.MatrixMatrixMult_DDRM;
import org.ejml.dense.row.mult.MatrixMatrixMult_FDRM;

/** The batched matrix product: EJML multiplies each pair of matrices, the leading axes broadcast. */
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
        Shape xBatch = xs.slice(0, xs.rank() - 2);
        Shape yBatch = ys.slice(0, ys.rank() - 2);
        Shape batch = xBatch.broadcast(yBatch);
        int m = xs.extent(transposeX ? -1 : -2);
        int n = ys.extent(transposeY ? -2 : -1);
        Shape result = batch.concat(Shape.of(m, n));
        Object out = Tensor.allocate(x.dtype(), result.size());
        Walk walk = new Walk(batch, xBatch, yBatch);
        int xMatrix = xs.extent(-2) * xs.extent(-1);
        int yMatrix = ys.extent(-2) * ys.extent(-1);
        for (int b = 0; b < batch.size(); b++, walk.next()) {
            int xFrom = walk.at(0) * xMatrix;
            int yFrom = walk.at(1) * yMatrix;
            if (x.dtype() == DType.F32) {
                FMatrixRMaj a = floats(x, xFrom);
                FMatrixRMaj c = floats(y, yFrom);
                System.arraycopy(multiply(a, c, transposeX, transposeY), 0, out, b * m * n, m * n);
            } else {
                DMatrixRMaj a = doubles(x, xFrom);
                DMatrixRMaj c = doubles(y, yFrom);
                System.arraycopy(multiply(a, c, transposeX, transposeY), 0, out, b * m * n, m * n);
            }
        }
        return Tensor.wrap(x.dtype(), result, out);
    }

    private static float[] multiply(FMatrixRMaj a, FMatrixRMaj b, boolean transposeA, boolean transposeB) {
        FMatrixRMaj c = new FMatrixRMaj(0, 0);
        if (transposeA && transposeB) {
            MatrixMatrixMult_FDRM.multTransAB(a, b, c);
        } else if (transposeA) {
            MatrixMatrixMult_FDRM.multTransA_reorder(a, b, c);
        } else if (transposeB) {
            MatrixMatrixMult_FDRM.multTransB(a, b, c);
        } else {
            MatrixMatrixMult_FDRM.mult_reorder(a, b, c);
        }
        return c.data;
    }

    private static double[] multiply(DMatrixRMaj a, DMatrixRMaj b, boolean transposeA, boolean transposeB) {
        DMatrixRMaj c = new DMatrixRMaj(0, 0);
        if (transposeA && transposeB) {
            MatrixMatrixMult_DDRM.multTransAB(a, b, c);
        } else if (transposeA) {
            MatrixMatrixMult_DDRM.multTransA_reorder(a, b, c);
        } else if (transposeB) {
            MatrixMatrixMult_DDRM.multTransB(a, b, c);
        } else {
            MatrixMatrixMult_DDRM.mult_reorder(a, b, c);
        }
        return c.data;
    }

    private static FMatrixRMaj floats(Tensor t, int from) {
        FMatrixRMaj matrix = new FMatrixRMaj(t.shape().extent(-2), t.shape().extent(-1));
        System.arraycopy(t.floats(), from, matrix.data, 0, matrix.getNumElements());
        return matrix;
    }

    private static DMatrixRMaj doubles(Tensor t, int from) {
        DMatrixRMaj matrix = new DMatrixRMaj(t.shape().extent(-2), t.shape().extent(-1));
        System.arraycopy(t.doubles(), from, matrix.data, 0, matrix.getNumElements());
        return matrix;
    }
}
