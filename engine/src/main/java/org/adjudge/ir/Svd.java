package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Factorizations;
import org.adjudge.tensor.Tensor;

/**
 * The reduced singular value decomposition A = U diag(s) Vᵀ: {@code a: [..., m, n] → s: [..., k], u: [..., m, k], v: [..., n, k]}, k
 * the smaller of m and n, s descending, f32 or f64. The signs of a pair of vectors are not determined, nor are vectors of
 * equal values: a program's gradient means something only if its result is the same for all of them.
 *
 * <p>Ā = U (diag(s̄) + (F∘(Uᵀ Ū - Ūᵀ U)) diag(s) + diag(s) (F∘(Vᵀ V̄ - V̄ᵀ V))) Vᵀ + (I - U Uᵀ) Ū diag(1/s) Vᵀ + U diag(1/s) V̄ᵀ (I - V Vᵀ)
 * with {@code f[i, j] = 1/(s[j]² - s[i]²)}, and zero where i = j (Townsend 2016, eq. 20 and 21). TensorFlow's Python: SvdGrad;
 * in C++ it has none.
 *
 * <p>Where two values are equal, up to rounding, F is zero, and where a value is zero so is its 1/s: the gradient of a
 * function of the values alone is right at equal values, if it exists; what would turn their vectors into each other
 * cannot be known from the cotangents and is left out, of second derivatives too. TensorFlow's Python does so for F.
 */
public record Svd() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.svd";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Factors f = Factors.of(this, inputs);
        return List.of(f.type(f.k()), f.type(f.m(), f.k()), f.type(f.n(), f.k()));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Factorizations.svd(inputs.get(0));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value s = a.outputs().get(0);
        Value u = a.outputs().get(1);
        Value v = a.outputs().get(2);
        Value uct = a.cotangents().get(1);
        Value vct = a.cotangents().get(2);
        Value gaps = Spectrum.reciprocalGaps(s, true);
        Value left = gaps.times(Spectrum.skew(u.matmul(uct, true, false))).times(Spectrum.row(s));
        Value right = gaps.times(Spectrum.skew(v.matmul(vct, true, false))).times(Spectrum.column(s));
        Value inner = Spectrum.diagonal(a.cotangents().get(0)).plus(left).plus(right);
        Value result = u.matmul(inner).matmul(v, false, true);
        if (u.shape().extent(-2) > s.shape().extent(-1)) {
            result = result.plus(outside(u, uct, s).matmul(v, false, true));
        }
        if (v.shape().extent(-2) > s.shape().extent(-1)) {
            result = result.plus(u.matmul(outside(v, vct, s), false, true));
        }
        return result;
    }

    /** {@code (I - X Xᵀ) X̄ diag(1/s)}. */
    private static Value outside(Value x, Value ct, Value s) {
        return ct.minus(x.matmul(x.matmul(ct, true, false))).divideNoNan(Spectrum.row(s));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.svd(this);
    }
}
