package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Factorizations;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Eigenvalues and eigenvectors of symmetric matrices, A = V diag(e) Vᵀ: {@code a: [..., n, n] → e: [..., n], v: [..., n, n]},
 * e ascending, the vectors the columns of V, f32 or f64. Only the lower triangle of A is read. A vector's sign is not
 * determined, nor are vectors of equal values: a program's gradient means something only if its result is the same for
 * all of them.
 *
 * <p>S = V (diag(ē) + F∘(Vᵀ V̄)) Vᵀ with {@code f[i, j] = 1/(e[j] - e[i])}, and zero where i = j (Giles 2008, §3.1). As the function
 * of all elements that the kernel is, an element below the diagonal stands for two of A and one above for none: Ā is the
 * lower triangle of S + Sᵀ with its diagonal halved, as in {@link Cholesky} and in TensorFlow's Python
 * (SelfAdjointEigV2Grad); in C++ it has none.
 *
 * <p>Where two values are equal, up to rounding, F is zero: the gradient of a function of the values alone is right there,
 * if it exists, and so is every part of V̄ but that which would turn the equal values' vectors into each other. That part
 * cannot be known from V̄, and second derivatives lack it too. TensorFlow's Python leaves it out in the same way.
 */
public record SelfAdjointEig() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.eigh";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType a = Check.square(this, Check.count(this, inputs, 1).get(0));
        Shape shape = a.shape();
        return List.of(a.with(shape.slice(0, shape.rank() - 1)), a);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Factorizations.eigh(inputs.get(0));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value e = a.outputs().get(0);
        Value v = a.outputs().get(1);
        Value turns =
                Spectrum.reciprocalGaps(e, false).times(v.matmul(a.cotangents().get(1), true, false));
        Value inner = Spectrum.diagonal(a.cotangents().get(0)).plus(turns);
        Value s = v.matmul(inner).matmul(v, false, true);
        return Cholesky.phi(s.plus(s.matrixTranspose()));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.selfAdjointEig(this);
    }
}
