package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Tensor;

/**
 * The solutions of A X = B, or of Aᵀ X = B if {@code adjoint}: {@code a: [..., n, n], b: [..., n, k] → [..., n, k]}, f32 or
 * f64, the leading axes equal. A singular matrix is an error, as in TensorFlow.
 *
 * <p>B̄ solves the transposed system for X̄, and Ā = -B̄ Xᵀ, of the adjoint its transpose (Giles 2008, §2.3.1).
 * TensorFlow has no C++ gradient.
 */
public record MatrixSolve(boolean adjoint) implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.solve";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType a = Check.square(this, Check.count(this, inputs, 2).get(0));
        return List.of(Check.rightHandSide(this, a, inputs.get(1), false));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Matrices.solve(inputs.get(0), inputs.get(1), adjoint));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value rhs = a.ct().graph().apply(new MatrixSolve(!adjoint), a.in(0), a.ct());
        if (k == 1) {
            return rhs;
        }
        return adjoint
                ? a.out().matmul(rhs, false, true).neg()
                : rhs.matmul(a.out(), false, true).neg();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixSolve(this);
    }
}
