package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Pooling;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * The largest of what a window sees, channel by channel: {@code x: [b, n..., c] → [b, o..., c]}. Padding is never the largest; NaN is.
 * ksize and strides have a 1 for batch and channels.
 *
 * <p>A kink where two elements that a window sees are the largest: the first, in row-major order, gets the whole cotangent, as in
 * TensorFlow's 2-D kernel (maxpooling_op.cc). TensorFlow's 3-D kernel (pooling_ops_3d.cc) gives it to each of them, and to each that is
 * within 1e-5 of the largest: no subgradient. Nor is TensorFlow followed where a window sees a NaN, which it may or may not pass on, or
 * nothing but -∞, of which it makes the smallest finite number.
 */
public record MaxPool(Form form, List<Integer> ksize, List<Integer> strides, Padding padding) implements NeuralOp {
    /** Under which of its registered names TensorFlow is asked: each has a gradient of its own. */
    public enum Form {
        /** MaxPool, as Python writes it, or MaxPool3D. */
        ATTRIBUTES,
        /** MaxPoolV2, of two spatial axes, whose window is an operand there. */
        OPERANDS
    }

    /** As Python writes it. */
    public MaxPool(List<Integer> ksize, List<Integer> strides, Padding padding) {
        this(Form.ATTRIBUTES, ksize, strides, padding);
    }

    /** Copies the lists. */
    public MaxPool {
        ksize = List.copyOf(ksize);
        strides = List.copyOf(strides);
    }

    @Override
    public String opName() {
        return form == Form.OPERANDS ? "raw_ops.MaxPoolV2" : Sliding.named("nn.max_pool#d", strides);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        if (form == Form.OPERANDS && (x.shape().rank() != 4 || padding.isExplicit())) {
            throw Check.bad(this, "takes [n, h, w, c] and padding 'SAME' or 'VALID', but got " + x + " and " + padding);
        }
        return List.of(Sliding.pooled(x, Sliding.pool(this, x, ksize, strides, padding)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Prepared.eval(this, pool(Prepared.types(inputs)), inputs);
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return Optional.of(pool(inputs));
    }

    private Kernel pool(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        Windows windows = Sliding.pool(this, x, ksize, strides, padding);
        return Pooling.largest(x.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new MaxPoolGrad(ksize, strides, padding), a.in(0), a.out(), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.maxPool(this);
    }
}
