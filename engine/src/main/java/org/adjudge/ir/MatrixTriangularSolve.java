package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Tensor;

/**
 * The solutions of A X = B, or of Aᵀ X = B if {@code adjoint}, A triangular: {@code a: [..., n, n], b: [..., n, k] → [..., n, k]}, f32
 * or f64, the leading axes broadcast. The other triangle is not read. A zero on the diagonal is an error, as in TensorFlow.
 *
 * <p>As {@link MatrixSolve}, but nothing flows to the triangle that is not read. TensorFlow has no C++ gradient.
 */
public record MatrixTriangularSolve(boolean lower, boolean adjoint) implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.triangular_solve";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType a = Check.square(this, Check.count(this, inputs, 2).get(0));
        return List.of(Check.rightHandSide(this, a, inputs.get(1), true));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Matrices.triangularSolve(inputs.get(0), inputs.get(1), lower, adjoint));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value rhs = a.ct().graph().apply(new MatrixTriangularSolve(lower, !adjoint), a.in(0), a.ct());
        if (k == 1) {
            return rhs;
        }
        Value full = adjoint ? a.out().matmul(rhs, false, true) : rhs.matmul(a.out(), false, true);
        MatrixBandPart triangle = lower ? new MatrixBandPart(-1, 0) : new MatrixBandPart(0, -1);
        return a.ct().graph().apply(triangle, full.neg());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixTriangularSolve(this);
    }
}
