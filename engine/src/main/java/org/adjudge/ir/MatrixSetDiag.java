package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Matrices with other diagonals: {@code x: [..., m, n], d: [..., d, l] → [..., m, n]}, d as {@link MatrixDiagPart} would give it
 * for the same {@code k} and {@code align}; any dtype.
 *
 * <p>x̄ is ȳ with zeros on the diagonals, d̄ the diagonals of ȳ. TensorFlow's Python has the same, in C++ it has none.
 */
public record MatrixSetDiag(List<Integer> k, String align) implements LinearAlgebraOp {
    /** Copies the list. */
    public MatrixSetDiag {
        k = List.copyOf(k);
    }

    @Override
    public String opName() {
        return "linalg.set_diag";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        Check.sameDType(this, x, inputs.get(1));
        Shape packed = Diagonals.of(this, k, align).packed(this, x);
        if (!packed.equals(inputs.get(1).shape())) {
            throw Check.bad(
                    this,
                    "diagonal must be of shape " + packed + " for k " + k + " of " + x + ", but is " + inputs.get(1));
        }
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape packed = inputs.get(1).shape();
        IndexMap map = Diagonals.of(this, k, align).toMatrices(x.shape(), packed);
        return List.of(Elementwise.select(Diagonals.covered(map, packed), map.take(inputs.get(1)), x));
    }

    @Override
    public boolean differentiable(int input) {
        return true;
    }

    @Override
    public Value vjp(int input, Application a) {
        return input == 0
                ? a.ct().graph().apply(this, a.ct(), a.in(1).zerosLike())
                : a.ct().graph().apply(new MatrixDiagPart(k, align), a.ct(), a.ct().like(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixSetDiag(this);
    }
}
