package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Matrices of given diagonals, a number elsewhere: {@code d: [..., d, l], p: [] → [..., m, n]}, or {@code d: [..., l]} of one
 * diagonal; any dtype. The attributes are as in {@link MatrixDiagPart}, which undoes it; an extent of -1 is the smallest that
 * holds the diagonals, two of them a square. What shorter diagonals are filled up with is not read.
 *
 * <p>d̄ is {@link MatrixDiagPart} of ȳ filled up with zeros, p̄ the sum of ȳ where p went. TensorFlow's Python has the first;
 * in C++ only the op of one main diagonal, MatrixDiag, has a gradient.
 */
public record MatrixDiag(List<Integer> k, int numRows, int numCols, String align) implements LinearAlgebraOp {
    /** Copies the list. */
    public MatrixDiag {
        k = List.copyOf(k);
    }

    @Override
    public String opName() {
        return "linalg.diag";
    }

    private Diagonals diagonals() {
        return Diagonals.of(this, k, align);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        Diagonals.checkNumber(this, inputs);
        Diagonals diagonals = diagonals();
        int axes = diagonals.count() == 1 ? 1 : 2;
        int rank = x.shape().rank();
        if (rank < axes || (axes == 2 && x.shape().extent(-2) != diagonals.count())) {
            throw Check.bad(
                    this,
                    "k " + k + " takes diagonals [..., " + (axes == 2 ? diagonals.count() + ", " : "") + "l], but got "
                            + x);
        }
        int rows = x.shape().extent(-1) - Math.min(diagonals.upper(), 0);
        int columns = x.shape().extent(-1) + Math.max(diagonals.lower(), 0);
        int square = numRows == -1 && numCols == -1 ? Math.max(rows, columns) : -1;
        int m = extent(square, numRows, rows);
        int n = extent(square, numCols, columns);
        if (m < rows || n < columns || (square < 0 && m > rows && n > columns)) {
            throw Check.bad(
                    this,
                    "num_rows " + numRows + " and num_cols " + numCols + " do not fit the diagonals " + x
                            + "; one must be " + rows + " or " + columns + ", the other that or more");
        }
        return List.of(x.with(x.shape().slice(0, rank - axes).concat(Shape.of(m, n))));
    }

    private static int extent(int square, int given, int smallest) {
        return square >= 0 ? square : given == -1 ? smallest : given;
    }

    private IndexMap map(TensorType x, TensorType number) {
        return diagonals().toMatrices(infer(List.of(x, number)).get(0).shape(), x.shape());
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor number = inputs.get(1);
        return List.of(Diagonals.take(map(TensorType.of(x), TensorType.of(number)), x, number));
    }

    @Override
    public boolean differentiable(int input) {
        return true;
    }

    @Override
    public Value vjp(int input, Application a) {
        return input == 0
                ? a.ct().graph().apply(new MatrixDiagPart(k, align), a.ct(), a.ct().like(0))
                : Diagonals.ofNumber(
                        map(a.in(0).type(), a.in(1).type()), a.in(0).shape(), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixDiag(this);
    }
}
