package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The determinants of square matrices: {@code x: [..., n, n] → [...]}, f32 or f64. That of a matrix of no elements is 1.
 *
 * <p>x̄ = ȳ y X⁻ᵀ (Giles 2008, §2.2.4); so the gradient at a singular matrix is an error, as in TensorFlow's Python. In C++
 * TensorFlow has none.
 */
public record MatrixDeterminant() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.det";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.square(this, Check.count(this, inputs, 1).get(0));
        return List.of(x.with(x.shape().slice(0, x.shape().rank() - 2)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Matrices.determinant(inputs.get(0)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value inverse = a.ct().graph().apply(new MatrixInverse(true), a.in(0));
        Value scale = a.ct().times(a.out());
        return scale.reshape(scale.shape().concat(Shape.of(1, 1))).times(inverse);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixDeterminant(this);
    }
}
