package org.adjudge.ir;

import static org.adjudge.Thrown.complains;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What a program of linear algebra that is wrong is told, word for word. */
class LinearAlgebraErrorsTest {
    private static final String LOOKS_LIKE = "; an equation looks like 'ij,jk->ik' or '...ij,...jk->...ik'";

    private final Graph graph = new Graph();
    private final Value square = graph.input("square", DType.F64, 2, 2);
    private final Value wide = graph.input("wide", DType.F64, 2, 3);
    private final Value batch = graph.input("batch", DType.F64, 4, 2, 2);

    @Test
    void equations_that_are_none() {
        complains("einsum: equation 'i->j': output label 'j' is in no operand" + LOOKS_LIKE, () -> new Einsum("i->j"));
        complains(
                "einsum: equation 'i1->i': '1' in 'i1' is neither a letter nor one ellipsis" + LOOKS_LIKE,
                () -> new Einsum("i1->i"));
        complains("einsum: equation 'i->i->i': it has more than one '->'" + LOOKS_LIKE, () -> new Einsum("i->i->i"));
        complains(
                "einsum: equation 'i->...i': the output has an ellipsis, but no operand has" + LOOKS_LIKE,
                () -> new Einsum("i->...i"));
    }

    @Test
    void operands_that_do_not_fit_the_equation() {
        complains(
                "einsum: equation 'ij,jk->ik' has 2 operands, but 1 were given",
                () -> graph.apply(new Einsum("ij,jk"), wide));
        complains(
                "einsum: subscripts 'ijk' do not fit operand 0 of shape [2, 3]; one label for each axis would do",
                () -> graph.apply(new Einsum("ijk"), wide));
        complains(
                "einsum: extents 3 and 2 of label 'j' differ; equal ones would do",
                () -> graph.apply(new Einsum("ij,jk"), wide, wide));
        complains(
                "einsum: equation '...i->i': an ellipsis stands for axes, but the output has no ellipsis" + LOOKS_LIKE,
                () -> graph.apply(new Einsum("...i->i"), wide));
    }

    @Test
    void matrices_that_are_not_square() {
        for (Op op : List.of(new MatrixInverse(false), new Cholesky(), new MatrixDeterminant())) {
            complains(
                    op.opName() + ": takes square matrices, the last two extents equal, but got f64[2, 3]",
                    () -> graph.apply(op, wide));
        }
    }

    @Test
    void right_hand_sides_that_do_not_fit() {
        complains(
                "linalg.solve: the leading extents of f64[4, 2, 2] and f64[2, 3] differ; tf.broadcast_to makes them equal",
                () -> graph.apply(new MatrixSolve(false), batch, wide));
        complains(
                "linalg.triangular_solve: rhs f64[3] does not fit matrix f64[2, 2]; it must be [..., 2, k]",
                () -> graph.apply(new MatrixTriangularSolve(true, false), square, graph.input("b", DType.F64, 3)));
    }

    @Test
    void bands_beyond_the_matrix() {
        complains(
                "linalg.band_part: num_lower 3 and num_upper 0 go beyond f64[2, 3]; they can be at most 2 and 3",
                () -> graph.apply(new MatrixBandPart(3, 0), wide));
    }

    @Test
    void matrices_without_an_answer() {
        Tensor zeros = Tensor.full(DType.F64, Shape.of(2, 2), 0);
        Tensor rank1 = Tensor.of(Shape.of(2, 2), 1.0, 2.0, 2.0, 4.0);
        complains("a matrix is singular", () -> Matrices.inverse(zeros, false));
        complains("a matrix is singular", () -> Matrices.inverse(rank1, false));
        complains("a matrix is not positive definite", () -> Matrices.cholesky(zeros));
        complains("a matrix is singular: 0 at [0, 0]", () -> Matrices.triangularSolve(zeros, zeros, true, false));
    }
}
