package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Sign and logarithm of the absolute value of determinants: {@code x: [..., n, n] → [...], [...]}, f32 or f64. Of a singular
 * matrix 0 and -∞, of a matrix of no elements 1 and 0.
 *
 * <p>x̄ = l̄ X⁻ᵀ, l̄ the logarithm's cotangent; the sign is constant. At a singular matrix that does not exist, and to ask for
 * it is an error. TensorFlow's Python: LogMatrixDeterminantGrad; in C++ it has none.
 */
public record LogMatrixDeterminant() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.slogdet";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.square(this, Check.count(this, inputs, 1).get(0));
        TensorType each = x.with(x.shape().slice(0, x.shape().rank() - 2));
        return List.of(each, each);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Matrices.logDeterminant(inputs.get(0));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value ct = a.cotangents().get(1);
        Value inverse = ct.graph().apply(new MatrixInverse(true), a.in(0));
        return ct.reshape(ct.shape().concat(Shape.of(1, 1))).times(inverse);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.logMatrixDeterminant(this);
    }
}
