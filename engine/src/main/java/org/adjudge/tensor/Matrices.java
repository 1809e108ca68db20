package org.adjudge.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Dense linear algebra on the matrices in the last two axes, batched over the leading ones. float32 is computed in double
 * and rounded once.
 */
public final class Matrices {
    private Matrices() {}

    /** The inverses of square matrices, transposed if asked. */
    public static Tensor inverse(Tensor a, boolean transpose) {
        return each(a, m -> {
            Elimination lu = eliminated(m.data, m.numRows);
            DMatrixRMaj y = new DMatrixRMaj(m.numRows, m.numCols, true, lu.inverse());
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
            int n = m.numRows;
            double[] upper = new double[n * n];
            Lane.transpose(m.data, 0, upper, 0, n, n);
            if (!CholeskyFactor.of(Block.of(upper, n), n, n)) {
                throw new IllegalArgumentException("a matrix is not positive definite");
            }
            for (int i = 1; i < n; i++) {
                Arrays.fill(upper, i * n, i * n + i, 0);
            }
            Lane.transpose(upper, 0, m.data, 0, n, n);
            return m;
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
        Elimination lu = new Elimination(m.data, m.numRows);
        double result = lu.sign();
        for (int i = 0; i < m.numRows; i++) {
            result *= lu.pivot(i);
        }
        return result;
    }

    /** Of each determinant the sign, and the logarithm of the absolute value: 0 and -∞ of a singular matrix. */
    public static List<Tensor> logDeterminant(Tensor a) {
        Shape batch = batch(a);
        double[] signs = new double[batch.size()];
        double[] logarithms = new double[batch.size()];
        for (int i = 0; i < signs.length; i++) {
            DMatrixRMaj m = matrix(a, i);
            Elimination lu = new Elimination(m.data, m.numRows);
            signs[i] = lu.sign();
            for (int j = 0; j < m.numRows; j++) {
                signs[i] *= Math.signum(lu.pivot(j));
                logarithms[i] += Math.log(Math.abs(lu.pivot(j)));
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
        return new DMatrixRMaj(
                b.numRows,
                b.numCols,
                true,
                eliminated(a.data.clone(), a.numRows).solve(b.data, b.numCols));
    }

    private static Elimination eliminated(double[] a, int n) {
        Elimination lu = new Elimination(a, n);
        if (lu.isSingular()) {
            throw new IllegalArgumentException("a matrix is singular");
        }
        return lu;
    }

    /** Forward substitution from the first row, or back substitution from the last, in place. */
    static void substitute(DMatrixRMaj a, DMatrixRMaj b, boolean forward, boolean transpose) {
        int n = a.numRows;
        for (int step = 0; step < n; step++) {
            int i = forward ? step : n - 1 - step;
            if (a.get(i, i) == 0) {
                throw new IllegalArgumentException("a matrix is singular: 0 at [" + i + ", " + i + "]");
            }
        }
        new Substitution(Block.of(a.data, n), transpose, forward, false)
                .solve(n, Block.of(b.data, b.numCols), b.numCols);
    }

    static Shape batch(Tensor t) {
        return t.shape().slice(0, t.shape().rank() - 2);
    }

    static DMatrixRMaj matrix(Tensor t, int index) {
        DMatrixRMaj matrix = new DMatrixRMaj(t.shape().extent(-2), t.shape().extent(-1));
        int size = matrix.getNumElements();
        if (t.dtype() == DType.F64) {
            System.arraycopy(t.doubles(), index * size, matrix.data, 0, size);
        } else {
            for (int i = 0; i < size; i++) {
                matrix.data[i] = t.floats()[index * size + i];
            }
        }
        return matrix;
    }

    private static Tensor each(Tensor a, UnaryOperator<DMatrixRMaj> kernel) {
        double[] out = new double[a.size()];
        int size = a.shape().extent(-2) * a.shape().extent(-1);
        for (int i = 0; i * size < out.length; i++) {
            System.arraycopy(kernel.apply(matrix(a, i)).data, 0, out, i * size, size);
        }
        return rounded(a.dtype(), a.shape(), out);
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
        return rounded(a.dtype(), shape, out);
    }

    /** Takes ownership of the elements. */
    private static Tensor rounded(DType dtype, Shape shape, double[] elements) {
        return dtype == DType.F64 ? Tensor.wrap(dtype, shape, elements) : Tensor.of(dtype, shape, elements);
    }
}
