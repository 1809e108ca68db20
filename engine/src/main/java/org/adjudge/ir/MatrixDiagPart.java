package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Diagonals of matrices: {@code x: [..., m, n], p: [] → [..., d, l]}, or {@code [..., l]} of one diagonal; any dtype. Of diagonals
 * {@code k = [lowest, highest]}, the main one 0, the highest is first; l is the longest one's length, and p fills up the
 * others on the side that {@code align} leaves free: RIGHT_LEFT moves superdiagonals right, subdiagonals left.
 *
 * <p>x̄ is {@link MatrixDiag} of ȳ with zeros beside it, p̄ the sum of ȳ where p went. TensorFlow's Python has the first; in
 * C++ it has neither.
 */
public record MatrixDiagPart(List<Integer> k, String align) implements LinearAlgebraOp {
    /** Copies the list. */
    public MatrixDiagPart {
        k = List.copyOf(k);
    }

    @Override
    public String opName() {
        return "linalg.diag_part";
    }

    private Diagonals diagonals() {
        return Diagonals.of(this, k, align);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        Diagonals.checkNumber(this, inputs);
        return List.of(x.with(diagonals().packed(this, x)));
    }

    private IndexMap map(TensorType x) {
        return diagonals().toPacked(diagonals().packed(this, x), x.shape());
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        return List.of(Diagonals.take(map(TensorType.of(x)), x, inputs.get(1)));
    }

    @Override
    public boolean differentiable(int input) {
        return true;
    }

    @Override
    public Value vjp(int input, Application a) {
        Shape x = a.in(0).shape();
        return input == 0
                ? a.ct().graph().apply(new MatrixDiag(k, x.extent(-2), x.extent(-1), align), a.ct(), a.ct().like(0))
                : Diagonals.ofNumber(map(a.in(0).type()), x, a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixDiagPart(this);
    }
}
