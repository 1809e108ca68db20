package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Factorizations;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The reduced QR decomposition A = Q R: {@code a: [..., m, n] → q: [..., m, k], r: [..., k, n]}, k the smaller of m and n, f32 or
 * f64. Q has orthonormal columns, R is upper triangular; its diagonal has the signs that Householder's reflections give
 * it in Eigen and LAPACK, most of them negative for positive A.
 *
 * <p>For m ≥ n, Ā = Q R̄ + (Q T + (I - Q Qᵀ) Q̄) R⁻ᵀ, where T is the lower triangle of M - Mᵀ, M = Qᵀ Q̄ + R R̄ᵀ (Walter and Lehmann
 * 2012, §4; Roberts and Roberts 2020). For m &lt; n, A = [X Y] and R = [U V] with X = Q U square: Ȳ = Q V̄, and Y V̄ᵀ is added
 * to Q̄ in X̄. The leading square of A must not be singular: there the gradient does not exist, and is an error.
 * TensorFlow's Python: QrGrad; in C++ it has none.
 */
public record Qr() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.qr";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Factors f = Factors.of(this, inputs);
        return List.of(f.type(f.m(), f.k()), f.type(f.k(), f.n()));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Factorizations.qr(inputs.get(0));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value q = a.outputs().get(0);
        Value r = a.outputs().get(1);
        Value qct = a.cotangents().get(0);
        Value rct = a.cotangents().get(1);
        int m = q.shape().extent(-2);
        int n = r.shape().extent(-1);
        if (m >= n) {
            return deep(q, r, qct, rct);
        }
        Value y = columns(a.in(0), m, n);
        Value vct = columns(rct, m, n);
        Value x = deep(q, columns(r, 0, m), qct.plus(y.matmul(vct, false, true)), columns(rct, 0, m));
        return q.graph().apply(new Concat(-1), x, q.matmul(vct));
    }

    private static Value columns(Value x, int from, int to) {
        List<Integer> begin = Shape.of(new int[x.shape().rank()]).with(-1, from).asList();
        return x.slice(begin, x.shape().with(-1, to - from).asList());
    }

    private static Value deep(Value q, Value r, Value qct, Value rct) {
        Value qq = q.matmul(qct, true, false);
        Value m = qq.plus(r.matmul(rct, false, true));
        Value lower = q.graph().apply(new MatrixBandPart(-1, 0), m.minus(m.matrixTranspose()));
        Value inner = q.matmul(lower);
        if (q.shape().extent(-2) > q.shape().extent(-1)) {
            inner = inner.plus(qct.minus(q.matmul(qq)));
        }
        Value solved = q.graph().apply(new MatrixTriangularSolve(false, false), r, inner.matrixTranspose());
        return q.matmul(rct).plus(solved.matrixTranspose());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.qr(this);
    }
}
