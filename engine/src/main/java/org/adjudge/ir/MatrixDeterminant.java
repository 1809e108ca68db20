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
 * matrix too, and to every order. In C++ TensorFlow has no gradient; its Python takes y X⁻ᵀ, which a singular matrix does not have.
 *
 * <p>Above n = 12, where there are too many minors, the cofactors are those of M = Uᵀ X V, turned back, where {@code X = U S Vᵀ}
 * and U and V are held constant. M's blocks are {@code [A, B; C, D]}, D of the three smallest singular values, and
 * {@code det M = det A · det(D - C A⁻¹ B)}: the minors of the small matrix are few, and A is singular only if X has rank n - 4
 * or less, where the derivatives up to the third are 0.
 */
public record MatrixDeterminant() implements LinearAlgebraOp {
    private static final int MOST_BY_MINORS = 12;
    /** The extent of D; the derivatives are right up to the order of as many. */
    private static final int SMALLEST = 3;

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
        return a.ct().reshape(matrices).times(cofactors(a.in(0)));
    }

    private Value cofactors(Value x) {
        int n = x.shape().extent(-1);
        return n > MOST_BY_MINORS ? byBlocks(x) : byMinors(x, n);
    }

    private Value byBlocks(Value x) {
        int n = x.shape().extent(-1);
        List<Value> svd = x.graph().applyAll(new Svd(), List.of(finite(x)));
        Value u = svd.get(1).stopGradient();
        Value v = svd.get(2).stopGradient();
        Value m = u.matmul(x.matmul(v), true, false);
        int r = n - SMALLEST;
        Value determinant = number(block(m, 0, 0, r, r));
        Value a = determinant.abs().gt(0).select(block(m, 0, 0, r, r), identity(x, r));
        Value inverse = x.graph().apply(new MatrixInverse(false), a);
        Value left = block(m, r, 0, SMALLEST, r).matmul(inverse);
        Value right = inverse.matmul(block(m, 0, r, r, SMALLEST));
        Value schur = block(m, r, r, SMALLEST, SMALLEST).minus(left.matmul(block(m, 0, r, r, SMALLEST)));
        Value small = cofactors(schur);
        Value ofA = number(schur)
                .times(inverse.matrixTranspose())
                .plus(left.matmul(small, true, false).matmul(right, false, true));
        Value ofB = left.matmul(small, true, false).neg();
        Value ofC = small.matmul(right, false, true).neg();
        Value top = x.graph().apply(new Concat(-1), ofA, ofB);
        Value bottom = x.graph().apply(new Concat(-1), ofC, small);
        Value turned = determinant.times(x.graph().apply(new Concat(-2), top, bottom));
        Value sign = number(u).times(number(v)).stopGradient();
        Value cofactors = sign.times(u.matmul(turned).matmul(v, false, true));
        return determinant.eq(0).select(cofactors.zerosLike(), cofactors);
    }

    /** The determinant, with two axes of extent 1. */
    private Value number(Value x) {
        Value y = x.graph().apply(this, x);
        return y.reshape(y.shape().concat(Shape.of(1, 1)));
    }

    /** The matrices, but the identity for those that are not finite and so have no decomposition. */
    private Value finite(Value x) {
        Value zero = x.times(0).reduce(Reduction.SUM, Axes.of(-2, -1), true);
        return zero.eq(0).select(x, identity(x, x.shape().extent(-1)));
    }

    private static Value block(Value x, int row, int column, int rows, int columns) {
        int rank = x.shape().rank();
        List<Integer> begin = new ArrayList<>(Collections.nCopies(rank - 2, 0));
        List<Integer> size = new ArrayList<>(Collections.nCopies(rank - 2, -1));
        begin.addAll(List.of(row, column));
        size.addAll(List.of(rows, columns));
        return x.slice(begin, size);
    }

    private static Value identity(Value x, int n) {
        double[] elements = new double[n * n];
        for (int i = 0; i < n; i++) {
            elements[i * (n + 1)] = 1;
        }
        return x.graph().constant(Tensor.of(x.dtype(), Shape.of(n, n), elements));
    }

    private Value byMinors(Value x, int n) {
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
