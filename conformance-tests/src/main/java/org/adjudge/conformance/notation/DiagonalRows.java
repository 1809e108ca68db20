package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjudge.ir.Axes;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Constant;
import org.adjudge.ir.MatrixDiag;
import org.adjudge.ir.MatrixDiagPart;
import org.adjudge.ir.MatrixSetDiag;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.TensorDiag;
import org.adjudge.ir.TensorDiagPart;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The rows of functions that move the elements of matrices. */
final class DiagonalRows {
    private static final String ALIGN = "RIGHT_LEFT";

    private DiagonalRows() {}

    static void addTo(Vocabulary v) {
        v.row(
                "diag(diagonal, k=0, num_rows=-1, num_cols=-1, padding_value=0, align=\"RIGHT_LEFT\")",
                c -> c.applyTo(
                        new MatrixDiag(c.integers("k"), c.integer("num_rows"), c.integer("num_cols"), c.text("align")),
                        "diagonal",
                        "padding_value"));
        v.row(
                "diag_part(input, k=0, padding_value=0, align=\"RIGHT_LEFT\")",
                c -> c.applyTo(new MatrixDiagPart(c.integers("k"), c.text("align")), "input", "padding_value"));
        v.row(
                "set_diag(input, diagonal, k=0, align=\"RIGHT_LEFT\")",
                c -> c.applyTo(new MatrixSetDiag(c.integers("k"), c.text("align")), "input", "diagonal"));
        v.row("tensor_diag(diagonal)", c -> c.applyTo(new TensorDiag(), "diagonal"));
        v.row("tensor_diag_part(input)", c -> c.applyTo(new TensorDiagPart(), "input"));
        v.row("trace(x)", DiagonalRows::trace);
        v.row("eye(num_rows, num_columns=None, batch_shape=None, dtype=tf.float32)", DiagonalRows::eye);
        v.row("adjoint(matrix)", c -> transposed(c, "matrix"));
        v.row("matrix_transpose(a, conjugate=False)", c -> transposed(c, "a"));
    }

    /** The sum of the diagonal, as in Python. */
    private static Value trace(Call c) {
        Value x = c.tensor("x");
        Value diagonal = c.apply(new MatrixDiagPart(List.of(0), ALIGN), x, x.like(0));
        return c.apply(new Reduce(Reduction.SUM, Axes.of(-1), false), diagonal);
    }

    private static Value eye(Call c) {
        int rows = c.integer("num_rows");
        int columns = c.has("num_columns") ? c.integer("num_columns") : rows;
        double[] elements = new double[rows * columns];
        for (int i = 0; i < Math.min(rows, columns); i++) {
            elements[i * columns + i] = 1;
        }
        Tensor one = Tensor.of(c.dtype("dtype"), Shape.of(rows, columns), elements);
        if (!c.has("batch_shape")) {
            return c.apply(new Constant(one));
        }
        Shape all = Shape.of(c.integers("batch_shape")).concat(one.shape());
        return c.apply(
                new Constant(new BroadcastTo(all.asList()).eval(List.of(one)).get(0)));
    }

    private static Value transposed(Call c, String name) {
        Value x = c.tensor(name);
        int rank = x.shape().rank();
        if (rank < 2) {
            throw c.wrong(name, "a matrix, rank 2 or more");
        }
        List<Integer> perm = new ArrayList<>(Axes.all().resolve(rank));
        Collections.swap(perm, rank - 2, rank - 1);
        return c.apply(new Transpose(perm), x);
    }
}
