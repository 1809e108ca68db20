package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Factorizations;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Moore's and Penrose's inverses: {@code a: [..., m, n] → p: [..., n, m]}, f32 or f64. Singular values that are at most
 * {@code rcond} times the largest count as zero.
 *
 * <p>Ā = -Pᵀ P̄ Pᵀ + (I - A P) P̄ᵀ P Pᵀ + Pᵀ P P̄ᵀ (I - P A), as long as the rank does not change (Golub and Pereyra 1973, eq. 4.12):
 * without the singular vectors, so that equal singular values do not matter. Where the rank changes P jumps, and so do
 * its derivatives. TensorFlow has no such op: its Python composes it of the singular value decomposition.
 */
public record PseudoInverse(double rcond) implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.pinv";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType a = Check.matrices(this, Check.count(this, inputs, 1).get(0));
        Shape batch = a.shape().slice(0, a.shape().rank() - 2);
        return List.of(
                a.with(batch.concat(Shape.of(a.shape().extent(-1), a.shape().extent(-2)))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Factorizations.pseudoInverse(inputs.get(0), rcond));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(0);
        Value p = a.out();
        Value ct = a.ct();
        Value result = p.matmul(ct, true, false).matmul(p, false, true).neg();
        Value rows = ct.matmul(p, true, false).matmul(p, false, true);
        Value columns = p.matmul(p.matmul(ct, false, true), true, false);
        return result.plus(rows.minus(x.matmul(p.matmul(rows))))
                .plus(columns.minus(columns.matmul(p).matmul(x)));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pseudoInverse(this);
    }
}
