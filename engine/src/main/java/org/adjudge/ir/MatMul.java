package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.MatrixProduct;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The matrix product of the last two axes, the leading axes broadcast: {@code a: [..., m, k], b: [..., k, n] → [..., m,
 * n]}, f32 or f64. The flags transpose a matrix first; the adjoint of a real matrix is its transpose.
 *
 * <p>With Z = A B: Ā = Z̄ Bᵀ, B̄ = Aᵀ Z̄ (Griewank and Walther 2008, §3.2; Giles 2008, §2.2.2), and only the last two
 * axes are transposed. Where a batch axis was broadcast, ReverseMode sums. TensorFlow: MatMulGrad, BatchMatMulV3Grad.
 */
public record MatMul(boolean transposeA, boolean transposeB, boolean adjointA, boolean adjointB)
        implements LinearAlgebraOp {
    /** A product of the given transposes. */
    public MatMul(boolean transposeA, boolean transposeB) {
        this(transposeA, transposeB, false, false);
    }

    /** Checks that no operand is transposed twice. */
    public MatMul {
        if ((transposeA && adjointA) || (transposeB && adjointB)) {
            String operand = transposeA && adjointA ? "a" : "b";
            throw new IllegalArgumentException(
                    "matmul: transpose_" + operand + " and adjoint_" + operand + " are both True; set one of them");
        }
    }

    private boolean flipA() {
        return transposeA || adjointA;
    }

    private boolean flipB() {
        return transposeB || adjointB;
    }

    @Override
    public String opName() {
        return "matmul";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType a = Check.count(this, inputs, 2).get(0);
        TensorType b = inputs.get(1);
        Check.sameDType(this, a, b);
        Check.floating(this, a);
        if (a.shape().rank() < 2 || b.shape().rank() < 2) {
            throw Check.bad(
                    this,
                    "takes matrices, rank 2 or more, but got " + a + " and " + b
                            + "; tf.expand_dims makes a matrix of a vector");
        }
        int k = a.shape().extent(flipA() ? -2 : -1);
        int other = b.shape().extent(flipB() ? -1 : -2);
        if (k != other) {
            throw Check.bad(
                    this,
                    "inner extents " + k + " and " + other + " differ: " + a + (flipA() ? " transposed" : "")
                            + " times " + b + (flipB() ? " transposed" : ""));
        }
        Shape batch = Check.broadcast(
                this,
                a.shape().slice(0, a.shape().rank() - 2),
                b.shape().slice(0, b.shape().rank() - 2));
        return List.of(a.with(batch.concat(
                Shape.of(a.shape().extent(flipA() ? -1 : -2), b.shape().extent(flipB() ? -2 : -1)))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(MatrixProduct.multiply(inputs.get(0), inputs.get(1), flipA(), flipB()));
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        TensorType a = inputs.get(0);
        return Optional.of(
                MatrixProduct.kernel(a.dtype(), a.shape(), inputs.get(1).shape(), flipA(), flipB()));
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
    public int unbroadcastAxes() {
        return 2;
    }

    @Override
    public Value vjp(int k, Application app) {
        Value a = app.in(0);
        Value b = app.in(1);
        Value ct = app.ct();
        if (k == 0) {
            return flipA() ? b.matmul(ct, flipB(), true) : ct.matmul(b, false, !flipB());
        }
        return flipB() ? ct.matmul(a, true, flipA()) : a.matmul(ct, !flipA(), false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matMul(this);
    }
}
