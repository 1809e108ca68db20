package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Tensor;

/**
 * The inverses of square matrices, or of their transposes if {@code adjoint}: {@code x: [..., n, n] → y: [..., n, n]}, f32 or
 * f64. A singular matrix is an error, as in TensorFlow.
 *
 * <p>From dY = -Y dX Y: x̄ = -Yᵀ ȳ Yᵀ, of the adjoint -Y ȳᵀ Y (Giles 2008, §2.2.3). TensorFlow has no C++ gradient.
 */
public record MatrixInverse(boolean adjoint) implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.inv";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Check.square(this, Check.count(this, inputs, 1).get(0)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Matrices.inverse(inputs.get(0), adjoint));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value y = a.out();
        return adjoint
                ? y.matmul(a.ct(), false, true).matmul(y).neg()
                : y.matmul(a.ct(), true, false).matmul(y, false, true).neg();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixInverse(this);
    }
}
