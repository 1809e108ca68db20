package org.adjudge.tensor;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Dense linear algebra on the matrices in the last two axes, batched over the leading ones. float32 is computed in double
 * and rounded once.
 */
public final class Matrices {
    private Matrices() {}

    /** The inverses of square matrices, transposed if asked. */
    public static Tensor inverse(Tensor a, boolean transpose) {
        return each(a, m -> {
            DMatrixRMaj y = solve(m, CommonOps_DDRM.identity(m.numRows));
            return transpose ? CommonOps_DDRM.transpose(y, null) : y;
        });
    }

    /** {@code X} with {@code op(A) X = B}, the batches broadcast. */
    public static Tensor solve(Tensor a, Tensor b, boolean transpose) {
        return each(a, b, (m, rhs) -> solve(transpose ? CommonOps_DDRM.transpose(m, null) : m, rhs));
    }

    /** As {@link #solve(Tensor, Tensor, boolean)}; reads only the triangle of A. */
    public static Tensor triangularSolve(Tensor a, Tensor b, boolean lower, boolean transpose) {
        return each(a, b, (m, rhs) -> {
            substitute(m, rhs, lower != transpose, transpose);
            return rhs;
        });
    }

    /** Lower triangular L with {@code L Lᵀ = A}, of the lower triangle of A alone. */
    public static Tensor cholesky(Tensor a) {
        return each(a, m -> {
            if (m.numRows == 0) {
                return m;
            }
            mirrorLower(m);
            CholeskyDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.chol(m.numRows, true);
            if (!decomposition.decompose(m)) {
                throw new IllegalArgumentException("a matrix is not positive definite");
            }
            return decomposition.getT(null);
        });
    }

    /**
     * The determinants: shape {@code [...]} of {@code [..., n, n]}. That of a matrix of no elements is 1. They are right of a matrix
     * that is off by a few roundings of its largest element, which a sum of products, EJML's for small matrices, is not.
     */
    public static Tensor determinant(Tensor a) {
        Shape batch = batch(a);
        return Tensor.of(
                a.dtype(),
                batch,
                IntStream.range(0, batch.size())
                        .mapToDouble(i -> determinant(matrix(a, i)))
                        .toArray());
    }

    private static double determinant(DMatrixRMaj m) {
        LUDecomposition_F64<DMatrixRMaj> lu = DecompositionFactory_DDRM.lu(m.numRows, m.numCols);
        return m.numRows > 0 && lu.decompose(m) ? lu.computeDeterminant().real : 1;
    }

    /** Of each determinant the sign, and the logarithm of the absolute value: 0 and -∞ of a singular matrix. */
    public static List<Tensor> logDeterminant(Tensor a) {
        Shape batch = batch(a);
        double[] signs = new double[batch.size()];
        double[] logarithms = new double[batch.size()];
        for (int i = 0; i < signs.length; i++) {
            DMatrixRMaj m = matrix(a, i);
            LUDecomposition_F64<DMatrixRMaj> lu = DecompositionFactory_DDRM.lu(m.numRows, m.numCols);
            signs[i] = 1;
            if (m.numRows > 0 && lu.decompose(m.copy())) {
                DMatrixRMaj upper = lu.getUpper(null);
                signs[i] = CommonOps_DDRM.det(lu.getRowPivot(null));
                for (int j = 0; j < m.numRows; j++) {
                    signs[i] *= Math.signum(upper.get(j, j));
                    logarithms[i] += Math.log(Math.abs(upper.get(j, j)));
                }
            }
        }
        return List.of(Tensor.of(a.dtype(), batch, signs), Tensor.of(a.dtype(), batch, logarithms));
    }

    /** Elements at most {@code lower} below and {@code upper} above the diagonal; negative is all. Others are 0. */
    public static Tensor bandPart(Tensor a, int lower, int upper) {
        int rows = a.shape().extent(-2);
        int columns = a.shape().extent(-1);
        int[] source = new int[a.size()];
        for (int at = 0; at < source.length; at++) {
            int above = at % columns - at / columns % rows;
            boolean inside = (lower < 0 || -above <= lower) && (upper < 0 || above <= upper);
            source[at] = inside ? at : IndexMap.NONE;
        }
        return IndexMap.of(a.shape(), source).take(a);
    }

    /** Makes a matrix symmetric, of its lower triangle. */
    static void mirrorLower(DMatrixRMaj m) {
        for (int i = 0; i < m.numRows; i++) {
            for (int j = 0; j < i; j++) {
                m.set(j, i, m.get(i, j));
            }
        }
    }

    static DMatrixRMaj solve(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj x = new DMatrixRMaj(b.numRows, b.numCols);
        if (x.getNumElements() > 0) {
            LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(a.numRows);
            if (!lu.setA(a.copy()) || lu.quality() == 0) {
                throw new IllegalArgumentException("a matrix is singular");
            }
            lu.solve(b, x);
        }
        return x;
    }

    /** Forward substitution from the first row, or back substitution from the last, in place. */
    static void substitute(DMatrixRMaj a, DMatrixRMaj b, boolean forward, boolean transpose) {
        int n = a.numRows;
        for (int step = 0; step < n; step++) {
            int i = forward ? step : n - 1 - step;
            if (a.get(i, i) == 0) {
                throw new IllegalArgumentException("a matrix is singular: 0 at [" + i + ", " + i + "]");
            }
            for (int column = 0; column < b.numCols; column++) {
                double rest = b.get(i, column);
                for (int done = 0; done < step; done++) {
                    int j = forward ? done : n - 1 - done;
                    rest -= (transpose ? a.get(j, i) : a.get(i, j)) * b.get(j, column);
                }
                b.set(i, column, rest / a.get(i, i));
            }
        }
    }

    static Shape batch(Tensor t) {
        return t.shape().slice(0, t.shape().rank() - 2);
    }

    static DMatrixRMaj matrix(Tensor t, int index) {
        DMatrixRMaj matrix = new DMatrixRMaj(t.shape().extent(-2), t.shape().extent(-1));
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = t.get(index * matrix.getNumElements() + i);
        }
        return matrix;
    }

    private static Tensor each(Tensor a, UnaryOperator<DMatrixRMaj> kernel) {
        double[] out = new double[a.size()];
        int size = a.shape().extent(-2) * a.shape().extent(-1);
        for (int i = 0; i * size < out.length; i++) {
            System.arraycopy(kernel.apply(matrix(a, i)).data, 0, out, i * size, size);
        }
        return Tensor.of(a.dtype(), a.shape(), out);
    }

    @FunctionalInterface
    private interface Solver {
        DMatrixRMaj solve(DMatrixRMaj a, DMatrixRMaj b);
    }

    private static Tensor each(Tensor a, Tensor b, Solver solver) {
        Shape batch = batch(a).broadcast(batch(b));
        int rows = b.shape().extent(-2);
        int columns = b.shape().extent(-1);
        Shape shape = batch.concat(Shape.of(rows, columns));
        double[] out = new double[shape.size()];
        Walk walk = new Walk(batch, batch(a), batch(b));
        for (int i = 0; i * rows * columns < out.length; i++, walk.next()) {
            DMatrixRMaj x = solver.solve(matrix(a, walk.at(0)), matrix(b, walk.at(1)));
            System.arraycopy(x.data, 0, out, i * rows * columns, rows * columns);
        }
        return Tensor.of(a.dtype(), shape, out);
    }
}
