package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.MatrixFunctions;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Principal square roots, R R = A with eigenvalues right of the imaginary axis: {@code a: [..., n, n] → [..., n, n]}, f32 or
 * f64. A matrix that has no real one (an eigenvalue is 0 or negative) is an error.
 *
 * <p>dA = R dR + dR R, so Ā solves Rᵀ Ā + Ā Rᵀ = R̄ (Higham 2008, eq. 6.4): n² equations, their matrix the Kronecker sum. TensorFlow's
 * Python: MatrixSquareRootGrad, by the same sum; in C++ it has none.
 */
public record MatrixSquareRoot() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.sqrtm";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Check.square(this, Check.count(this, inputs, 1).get(0)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(MatrixFunctions.squareRoot(inputs.get(0)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value r = a.out();
        Graph graph = r.graph();
        int n = r.shape().extent(-1);
        Shape batch = r.shape().slice(0, r.shape().rank() - 2);
        Value one = graph.constant(MatrixSolveLs.identity(r.dtype(), n, 1));
        Value left = graph.apply(new Einsum("...ki,jl->...ijkl"), r, one);
        Value right = graph.apply(new Einsum("ik,...jl->...ijkl"), one, r);
        Value sum = left.plus(right).reshape(batch.concat(Shape.of(n * n, n * n)));
        Value ct = a.ct().reshape(batch.concat(Shape.of(n * n, 1)));
        return graph.apply(new MatrixSolve(false), sum, ct).reshape(r.shape());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixSquareRoot(this);
    }
}
