package org.adjudge.tensor;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A matrix made upper triangular by reflections {@code I - t v vᵀ}, a column at a time (Golub and Van Loan 2013, §5.2.1). The
 * sign of a diagonal element is against that of the element which it takes the place of, and the same if nothing stands
 * below: so has Eigen it and thus TensorFlow, while EJML turns the sign then too.
 */
final class Householder {
    private final DMatrixRMaj r;
    private final double[][] vectors;
    private final double[] factors;

    Householder(DMatrixRMaj a) {
        r = a.copy();
        int steps = Math.min(a.numRows, a.numCols);
        vectors = new double[steps][];
        factors = new double[steps];
        for (int j = 0; j < steps; j++) {
            reflect(j);
        }
    }

    private void reflect(int j) {
        double head = r.get(j, j);
        double tail = 0;
        for (int i = j + 1; i < r.numRows; i++) {
            tail = Math.hypot(tail, r.get(i, j));
        }
        double[] v = new double[r.numRows];
        v[j] = 1;
        if (tail > 0) {
            double norm = Math.hypot(head, tail);
            double diagonal = head >= 0 ? -norm : norm;
            for (int i = j + 1; i < r.numRows; i++) {
                v[i] = r.get(i, j) / (head - diagonal);
            }
            factors[j] = (diagonal - head) / diagonal;
        }
        vectors[j] = v;
        apply(j, r);
        for (int i = j + 1; i < r.numRows; i++) {
            r.set(i, j, 0);
        }
    }

    private void apply(int j, DMatrixRMaj x) {
        for (int column = 0; column < x.numCols; column++) {
            double sum = 0;
            for (int i = j; i < x.numRows; i++) {
                sum += vectors[j][i] * x.get(i, column);
            }
            for (int i = j; i < x.numRows; i++) {
                x.set(i, column, x.get(i, column) - factors[j] * sum * vectors[j][i]);
            }
        }
    }

    /** The first columns of the product of the reflections. */
    DMatrixRMaj orthogonal() {
        DMatrixRMaj q = CommonOps_DDRM.identity(r.numRows, vectors.length);
        for (int j = vectors.length - 1; j >= 0; j--) {
            apply(j, q);
        }
        return q;
    }

    /** The first rows of what is left. */
    DMatrixRMaj triangular() {
        if (r.getNumElements() == 0) {
            return new DMatrixRMaj(vectors.length, r.numCols);
        }
        return CommonOps_DDRM.extract(r, 0, vectors.length, 0, r.numCols);
    }
}
