package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Tensor;

/**
 * Lower triangular L with L Lᵀ = A, A symmetric positive definite: {@code a: [..., n, n] → l: [..., n, n]}, f32 or f64. Only the
 * lower triangle of A is read. A matrix that is not positive definite is an error, as in TensorFlow.
 *
 * <p>S = L⁻ᵀ Φ(Lᵀ L̄) L⁻¹, where Φ takes the lower triangle and halves the diagonal (Murray 2016, eq. 10). The cotangent of a
 * symmetric A is (S + Sᵀ)/2; as the function of all elements that the kernel is, an element below the diagonal stands for
 * two of A and one above for none, so Ā = Φ(S + Sᵀ). TensorFlow's Python gives (S + Sᵀ)/2; in C++ it has no gradient.
 */
public record Cholesky() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.cholesky";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Check.square(this, Check.count(this, inputs, 1).get(0)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Matrices.cholesky(inputs.get(0)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    /** The lower triangle with its diagonal halved. */
    static Value phi(Value x) {
        Value lower = x.graph().apply(new MatrixBandPart(-1, 0), x);
        return lower.minus(x.graph().apply(new MatrixBandPart(0, 0), x).times(0.5));
    }

    /** L⁻ᵀ B. */
    private static Value backSubstitute(Value l, Value b) {
        return l.graph().apply(new MatrixTriangularSolve(true, true), l, b);
    }

    @Override
    public Value vjp(int k, Application a) {
        Value l = a.out();
        Value inner = phi(l.matmul(a.ct(), true, false));
        Value half = backSubstitute(l, backSubstitute(l, inner).matrixTranspose());
        return phi(half.plus(half.matrixTranspose()));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.cholesky(this);
    }
}
