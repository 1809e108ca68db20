package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.LogMatrixDeterminant;
import org.adjudge.ir.MatrixBandPart;
import org.adjudge.ir.MatrixDeterminant;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The rows of linear algebra beyond the matrix product. */
final class LinearAlgebraRows {
    private LinearAlgebraRows() {}

    static void addTo(Vocabulary v) {
        v.row("einsum(equation, *inputs)", c -> c.apply(new Einsum(c.text("equation")), c.list("inputs")));
        v.row("inv(input, adjoint=False)", c -> c.applyTo(new MatrixInverse(c.flag("adjoint")), "input"));
        v.row("solve(matrix, rhs, adjoint=False)", c -> c.applyTo(new MatrixSolve(c.flag("adjoint")), "matrix", "rhs"));
        v.row(
                "triangular_solve(matrix, rhs, lower=True, adjoint=False)",
                c -> c.applyTo(new MatrixTriangularSolve(c.flag("lower"), c.flag("adjoint")), "matrix", "rhs"));
        v.row("cholesky(input)", c -> c.applyTo(new Cholesky(), "input"));
        v.listRow("slogdet(input)", c -> c.applyAll(new LogMatrixDeterminant(), c.tensor("input")));
        v.row("det(input)", c -> c.applyTo(new MatrixDeterminant(), "input"));
        v.row(
                "band_part(input, num_lower, num_upper)",
                c -> c.applyTo(new MatrixBandPart(c.integer("num_lower"), c.integer("num_upper")), "input"));
        v.row("matvec(a, b, transpose_a=False, adjoint_a=False)", LinearAlgebraRows::matvec);
        v.row("tensordot(a, b, axes)", LinearAlgebraRows::tensordot);
        v.row("cholesky_solve(chol, rhs)", LinearAlgebraRows::choleskySolve);
        v.row("logdet(matrix)", LinearAlgebraRows::logdet);
        v.row("cross(a, b)", LinearAlgebraRows::cross);
    }

    private static Value matvec(Call c) {
        Value[] ab = c.tensors("a", "b");
        Shape vectors = ab[1].shape();
        if (vectors.rank() == 0) {
            throw c.wrong("b", "a vector, rank 1 or more");
        }
        Value column = ab[1].reshape(vectors.concat(Shape.of(1)));
        Value product = ab[0].matmul(column, c.flag("transpose_a") || c.flag("adjoint_a"), false);
        return product.reshape(product.shape().slice(0, product.shape().rank() - 1));
    }

    /** As TensorFlow has it: both operands transposed and reshaped to matrices, multiplied, and reshaped back. */
    private static Value tensordot(Call c) {
        Value[] ab = c.tensors("a", "b");
        List<List<Integer>> axes = tensordotAxes(c, ab[0].shape().rank());
        List<Integer> summedA = axes.get(0).stream().map(ab[0].shape()::axis).toList();
        List<Integer> summedB = axes.get(1).stream().map(ab[1].shape()::axis).toList();
        List<Integer> freeA = others(summedA, ab[0].shape().rank());
        List<Integer> freeB = others(summedB, ab[1].shape().rank());
        Value left = matrix(ab[0], freeA, summedA);
        Value right = matrix(ab[1], summedB, freeB);
        return left.matmul(right).reshape(extents(ab[0], freeA).concat(extents(ab[1], freeB)));
    }

    private static List<List<Integer>> tensordotAxes(Call c, int rankOfA) {
        if (c.datum("axes") instanceof Datum.Items items) {
            if (items.items().size() != 2) {
                throw c.wrong("axes", "a whole number or a pair of axes, [[1], [0]]");
            }
            return c.integerLists("axes");
        }
        int count = c.integer("axes");
        if (count < 0 || count > rankOfA) {
            throw c.wrong("axes", "0 to " + rankOfA);
        }
        return List.of(
                IntStream.range(rankOfA - count, rankOfA).boxed().toList(),
                IntStream.range(0, count).boxed().toList());
    }

    private static List<Integer> others(List<Integer> axes, int rank) {
        return IntStream.range(0, rank).filter(a -> !axes.contains(a)).boxed().toList();
    }

    private static Shape extents(Value x, List<Integer> axes) {
        return Shape.of(axes.stream().map(x.shape()::extent).toList());
    }

    private static Value matrix(Value x, List<Integer> rows, List<Integer> columns) {
        List<Integer> perm = new ArrayList<>(rows);
        perm.addAll(columns);
        return x.graph()
                .apply(new Transpose(perm), x)
                .reshape(Shape.of(extents(x, rows).size(), extents(x, columns).size()));
    }

    private static Value choleskySolve(Call c) {
        Value[] operands = c.tensors("chol", "rhs");
        Value half = c.apply(new MatrixTriangularSolve(true, false), operands);
        return c.apply(new MatrixTriangularSolve(true, true), operands[0], half);
    }

    /** {@code 2 Σ log diag(L)}, for symmetric positive definite matrices, as TensorFlow has it. */
    private static Value logdet(Call c) {
        Value diagonal = c.apply(new Einsum("...ii->...i"), c.applyTo(new Cholesky(), "matrix"));
        return diagonal.log().sum(-1).times(2);
    }

    /** {@code a₂b₃ - a₃b₂, …}: each factor is its operand, rotated along the last axis. */
    private static Value cross(Call c) {
        Value[] ab = c.tensors("a", "b");
        if (!ab[0].shape().equals(ab[1].shape())
                || ab[0].shape().rank() == 0
                || ab[0].shape().extent(-1) != 3) {
            throw c.wrong("b", "of a's shape, the last extent 3");
        }
        return rotated(ab[0], 1, 2, 0)
                .times(rotated(ab[1], 2, 0, 1))
                .minus(rotated(ab[0], 2, 0, 1).times(rotated(ab[1], 1, 2, 0)));
    }

    private static Value rotated(Value x, int... order) {
        return x.gather(
                x.graph().constant(Tensor.of(Shape.of(3), order)), x.shape().rank() - 1);
    }
}
