package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.MatrixFunctions;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Least squares: the X that minimizes {@code |A X - B|² + λ|X|²}, and of those the smallest, for matrices of full rank: {@code a:
 * [..., m, n], b: [..., m, k] → [..., n, k]}, λ = {@code l2Regularizer}, f32 or f64, the leading axes equal. A matrix that is not
 * of full rank is an error, as in TensorFlow, which notices it sooner: it solves the normal equations.
 *
 * <p>For m ≥ n, with G = Aᵀ A + λ I and Z = G⁻¹ X̄: B̄ = A Z, Ā = (B - A X) Zᵀ - B̄ Xᵀ. For m &lt; n, with G = A Aᵀ + λ I, Y = G⁻¹ B and
 * B̄ = G⁻¹ A X̄: Ā = Y (X̄ - Aᵀ B̄)ᵀ - B̄ Xᵀ. They have the square of A's condition. TensorFlow's Python: MatrixSolveLsGrad; in C++
 * it has none. This is {@code fast=True}; else the notation composes it of {@link PseudoInverse}.
 */
public record MatrixSolveLs(double l2Regularizer) implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.lstsq";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType a = Check.matrices(this, Check.count(this, inputs, 2).get(0));
        TensorType b = inputs.get(1);
        Check.sameDType(this, a, b);
        int rank = a.shape().rank();
        if (rank != b.shape().rank()
                || !a.shape().slice(0, rank - 1).equals(b.shape().slice(0, rank - 1))) {
            throw Check.bad(
                    this,
                    "rhs " + b + " does not fit matrix " + a + "; it must be "
                            + a.shape().with(-1, 1) + ", or have more columns");
        }
        return List.of(b.with(b.shape().with(-2, a.shape().extent(-1))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(MatrixFunctions.leastSquares(inputs.get(0), inputs.get(1), l2Regularizer));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(0);
        Value ct = a.ct();
        boolean tall = x.shape().extent(-2) >= x.shape().extent(-1);
        Value gram = regularized(x.matmul(x, tall, !tall));
        Value solved = x.graph().apply(new MatrixSolve(false), gram, tall ? ct : x.matmul(ct));
        Value rhs = tall ? x.matmul(solved) : solved;
        if (k == 1) {
            return rhs;
        }
        Value first = tall
                ? a.in(1).minus(x.matmul(a.out())).matmul(solved, false, true)
                : x.graph()
                        .apply(new MatrixSolve(false), gram, a.in(1))
                        .matmul(ct.minus(x.matmul(rhs, true, false)), false, true);
        return first.minus(rhs.matmul(a.out(), false, true));
    }

    private Value regularized(Value gram) {
        if (l2Regularizer == 0) {
            return gram;
        }
        return gram.plus(
                gram.graph().constant(identity(gram.dtype(), gram.shape().extent(-1), l2Regularizer)));
    }

    /** A number on the diagonal. */
    static Tensor identity(DType dtype, int n, double number) {
        return new TensorDiag()
                .eval(List.of(Tensor.full(dtype, Shape.of(n), number)))
                .get(0);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixSolveLs(this);
    }
}
