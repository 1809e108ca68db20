package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The determinants of square matrices: {@code x: [..., n, n] → [...]}, f32 or f64. That of a matrix of no elements is 1.
 *
 * <p>x̄ = ȳ times the cofactors of X, {@code (-1)^(i+j)} times the determinant without row i and column j: at a singular
 * matrix too, and to every order. Above n = 12, where there are many of them, they are y X⁻ᵀ (Giles 2008, §2.2.4), as in
 * TensorFlow's Python; where y is 0, {@code ±U P Vᵀ} of the decomposition {@code X = U S Vᵀ}, P the products of all singular values
 * but one. In C++ TensorFlow has no gradient.
 */
public record MatrixDeterminant() implements LinearAlgebraOp {
    private static final int MOST_BY_MINORS = 12;

    @Override
    public String opName() {
        return "linalg.det";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.square(this, Check.count(this, inputs, 1).get(0));
        return List.of(x.with(x.shape().slice(0, x.shape().rank() - 2)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Matrices.determinant(inputs.get(0)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        int n = a.in(0).shape().extent(-1);
        if (n == 0) {
            return a.in(0).zerosLike();
        }
        Shape matrices = a.ct().shape().concat(Shape.of(1, 1));
        Value cofactors = n > MOST_BY_MINORS ? byDecomposition(a.in(0), a.out()) : cofactors(a.in(0), n);
        return a.ct().reshape(matrices).times(cofactors);
    }

    /** For each matrix one of the two forms; the other is of a diagonal matrix, so that it is finite. */
    private Value byDecomposition(Value x, Value y) {
        Shape matrices = y.shape().concat(Shape.of(1, 1));
        Value singular = y.eq(0).reshape(matrices);
        Value diagonal = x.graph().constant(diagonal(x.dtype(), x.shape().extent(-1)));
        Value inverse = x.graph().apply(new MatrixInverse(true), singular.select(diagonal, x));
        List<Value> svd = x.graph().applyAll(new Svd(), List.of(singular.select(x, diagonal)));
        Value s = svd.get(0);
        Value others = s.cumulate(Cumulation.PROD, -1, true, false).times(s.cumulate(Cumulation.PROD, -1, true, true));
        Shape row = y.shape().concat(Shape.of(1, x.shape().extent(-1)));
        Value product = svd.get(1).times(others.reshape(row)).matmul(svd.get(2), false, true);
        Value sign = x.graph()
                .apply(this, svd.get(1))
                .times(x.graph().apply(this, svd.get(2)))
                .stopGradient();
        return singular.select(
                sign.reshape(matrices).times(product), y.reshape(matrices).times(inverse));
    }

    /** 1 to n on the diagonal: no two singular values are equal. */
    private static Tensor diagonal(DType dtype, int n) {
        double[] elements = new double[n * n];
        for (int i = 0; i < n; i++) {
            elements[i * n + i] = i + 1;
        }
        return Tensor.of(dtype, Shape.of(n, n), elements);
    }

    private Value cofactors(Value x, int n) {
        int rank = x.shape().rank();
        Value others = x.graph().constant(others(n));
        List<Integer> perm = new ArrayList<>(Axes.all().resolve(rank + 2));
        Collections.swap(perm, rank - 1, rank);
        Value minors = x.gather(others, rank - 2).gather(others, rank).transpose(perm);
        return x.graph().apply(this, minors).times(x.graph().constant(signs(x.dtype(), n)));
    }

    /** For each index all the others. */
    private static Tensor others(int n) {
        int[] indices = new int[n * (n - 1)];
        for (int at = 0; at < indices.length; at++) {
            int without = at / (n - 1);
            int nth = at % (n - 1);
            indices[at] = nth < without ? nth : nth + 1;
        }
        return Tensor.of(Shape.of(n, n - 1), indices);
    }

    private static Tensor signs(DType dtype, int n) {
        double[] signs = new double[n * n];
        for (int at = 0; at < signs.length; at++) {
            signs[at] = (at / n + at % n) % 2 == 0 ? 1 : -1;
        }
        return Tensor.of(dtype, Shape.of(n, n), signs);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixDeterminant(this);
    }
}
