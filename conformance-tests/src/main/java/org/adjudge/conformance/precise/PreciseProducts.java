package org.adjudge.conformance.precise;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.adjudge.ir.Reduce;
import org.adjudge.tensor.Shape;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/** What adds up and multiplies in many digits. */
final class PreciseProducts {
    private static final Dfp ZERO = PreciseTensor.FIELD.getZero();
    private static final Dfp ONE = PreciseTensor.FIELD.getOne();

    private PreciseProducts() {}

    static PreciseTensor reduce(Reduce op, PreciseTensor x, Shape shape) {
        List<Integer> axes = op.axis().resolve(x.shape().rank());
        int count = axes.stream().mapToInt(x.shape()::extent).reduce(1, (a, b) -> a * b);
        Dfp infinity = ONE.divide(ZERO);
        return switch (op.kind()) {
            case SUM -> fold(x, axes, shape, ZERO, Dfp::add);
            case MEAN -> {
                PreciseTensor sum = fold(x, axes, shape, ZERO, Dfp::add);
                Dfp[] means = new Dfp[shape.size()];
                Arrays.setAll(means, i -> sum.get(i).divide(PreciseTensor.FIELD.newDfp(count)));
                yield new PreciseTensor(shape, means);
            }
            case PROD -> fold(x, axes, shape, ONE, Dfp::multiply);
            case MAX -> fold(x, axes, shape, infinity.negate(), (a, b) -> a.isNaN() || a.greaterThan(b) ? a : b);
            case MIN -> fold(x, axes, shape, infinity, (a, b) -> a.isNaN() || a.lessThan(b) ? a : b);
            case EUCLIDEAN_NORM -> {
                PreciseTensor squares = fold(x, axes, shape, ZERO, (a, b) -> a.add(b.multiply(b)));
                Dfp[] norms = new Dfp[shape.size()];
                Arrays.setAll(norms, i -> squares.get(i).sqrt());
                yield new PreciseTensor(shape, norms);
            }
        };
    }

    private static PreciseTensor fold(
            PreciseTensor x, List<Integer> axes, Shape shape, Dfp start, BinaryOperator<Dfp> combine) {
        Dfp[] result = new Dfp[shape.size()];
        Arrays.fill(result, start);
        int[] kept = x.shape().reduce(axes, true).strides();
        int[] strides = x.shape().strides();
        for (int i = 0; i < x.shape().size(); i++) {
            int to = 0;
            for (int a = 0; a < strides.length; a++) {
                to += axes.contains(a) ? 0 : i / strides[a] % x.shape().extent(a) * kept[a];
            }
            result[to] = combine.apply(result[to], x.get(i));
        }
        return new PreciseTensor(shape, result);
    }

    /** {@code exp(x) / Σ exp(x)} over the last axis. */
    static PreciseTensor softmax(PreciseTensor x) {
        int n = x.shape().extent(-1);
        Dfp[] result = new Dfp[x.shape().size()];
        for (int from = 0; from < result.length; from += n) {
            Dfp sum = ZERO;
            for (int i = from; i < from + n; i++) {
                result[i] = x.get(i).exp();
                sum = sum.add(result[i]);
            }
            for (int i = from; i < from + n; i++) {
                result[i] = result[i].divide(sum);
            }
        }
        return new PreciseTensor(x.shape(), result);
    }

    static PreciseTensor matmul(PreciseTensor a, PreciseTensor b, boolean flipA, boolean flipB, Shape shape) {
        int rank = shape.rank();
        int m = shape.extent(-2);
        int n = shape.extent(-1);
        int k = a.shape().extent(flipA ? -2 : -1);
        Shape batch = shape.slice(0, rank - 2);
        int[] batchStrides = batch.strides();
        int[] aStrides = batchOf(a).stridesBroadcastTo(batch);
        int[] bStrides = batchOf(b).stridesBroadcastTo(batch);
        Dfp[] result = new Dfp[shape.size()];
        for (int i = 0; i < result.length; i++) {
            int matrix = i / (m * n);
            int aAt = at(matrix, batch, batchStrides, aStrides) * m * k;
            int bAt = at(matrix, batch, batchStrides, bStrides) * k * n;
            int row = i / n % m;
            int column = i % n;
            Dfp sum = ZERO;
            for (int j = 0; j < k; j++) {
                Dfp left = a.get(aAt + (flipA ? j * m + row : row * k + j));
                Dfp right = b.get(bAt + (flipB ? column * k + j : j * n + column));
                sum = sum.add(left.multiply(right));
            }
            result[i] = sum;
        }
        return new PreciseTensor(shape, result);
    }

    private static Shape batchOf(PreciseTensor x) {
        return x.shape().slice(0, x.shape().rank() - 2);
    }

    private static int at(int matrix, Shape batch, int[] strides, int[] of) {
        int at = 0;
        for (int a = 0; a < strides.length; a++) {
            at += matrix / strides[a] % batch.extent(a) * of[a];
        }
        return at;
    }

    /** {@code a⁻¹ b}, or of the transpose of a. */
    static PreciseTensor solve(PreciseTensor a, PreciseTensor b, boolean adjoint) {
        int n = a.shape().extent(-1);
        int columns = b.shape().extent(-1);
        Dfp[] result = new Dfp[b.shape().size()];
        for (int matrix = 0; matrix * n * columns < result.length; matrix++) {
            FieldMatrix<Dfp> left = matrix(a, matrix, n, n);
            FieldMatrix<Dfp> right = matrix(b, matrix, n, columns);
            FieldMatrix<Dfp> solution = new FieldLUDecomposition<>(adjoint ? left.transpose() : left)
                    .getSolver()
                    .solve(right);
            for (int i = 0; i < n * columns; i++) {
                result[matrix * n * columns + i] = solution.getEntry(i / columns, i % columns);
            }
        }
        return new PreciseTensor(b.shape(), result);
    }

    /** Least squares of matrices with at least as many rows as columns, by the normal equations: 80 digits are enough for their condition. */
    static PreciseTensor leastSquares(PreciseTensor a, PreciseTensor b, double regularizer) {
        int n = a.shape().extent(-1);
        PreciseTensor gram = matmul(a, a, true, false, a.shape().with(-2, n));
        Dfp[] regularized = new Dfp[gram.shape().size()];
        Arrays.setAll(regularized, i -> i / n % n == i % n ? gram.get(i).add(regularizer) : gram.get(i));
        PreciseTensor right = matmul(a, b, true, false, b.shape().with(-2, n));
        return solve(new PreciseTensor(gram.shape(), regularized), right, false);
    }

    /** {@code a⁻¹}, or of the transpose. */
    static PreciseTensor inverse(PreciseTensor a, boolean adjoint) {
        int n = a.shape().extent(-1);
        Dfp[] identity = new Dfp[a.shape().size()];
        Arrays.setAll(identity, i -> i / n % n == i % n ? ONE : ZERO);
        return solve(a, new PreciseTensor(a.shape(), identity), adjoint);
    }

    private static FieldMatrix<Dfp> matrix(PreciseTensor x, int which, int rows, int columns) {
        Dfp[][] elements = new Dfp[rows][columns];
        for (int i = 0; i < rows * columns; i++) {
            elements[i / columns][i % columns] = x.get(which * rows * columns + i);
        }
        return new Array2DRowFieldMatrix<>(PreciseTensor.FIELD, elements);
    }
}
