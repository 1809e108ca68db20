package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.MatrixFunctions;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Exponentials of matrices, {@code Σ Xⁱ/i!: x: [..., n, n] → [..., n, n]}, f32 or f64. Where an element is not finite, all are NaN.
 *
 * <p>X̄ is the derivative of the exponential at Xᵀ in the direction of ȳ, and that is the upper right block of the
 * exponential of {@code [[Xᵀ, ȳ], [0, Xᵀ]]} (Higham 2008, §3.2 and eq. 3.16). TensorFlow has no kernel any more: its Python composes
 * it of Padé's approximation and squares.
 */
public record MatrixExponential() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.expm";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Check.square(this, Check.count(this, inputs, 1).get(0)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(MatrixFunctions.exponential(inputs.get(0)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Graph graph = a.ct().graph();
        Value x = a.in(0).matrixTranspose();
        Value top = graph.apply(new Concat(-1), x, a.ct());
        Value bottom = graph.apply(new Concat(-1), x.zerosLike(), x);
        Value both = graph.apply(this, graph.apply(new Concat(-2), top, bottom));
        List<Integer> begin = Shape.of(new int[x.shape().rank()])
                .with(-1, x.shape().extent(-1))
                .asList();
        return both.slice(begin, x.shape().asList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixExponential(this);
    }
}
