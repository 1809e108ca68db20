package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Pooling;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * The mean of what a window sees, channel by channel: {@code x: [b, n..., c] → [b, o..., c]}. Padding does not count: at the border the
 * mean is of fewer elements. ksize and strides have a 1 for batch and channels; the padding is SAME or VALID.
 *
 * <p>Linear; the cotangent is {@link AvgPoolGrad}. TensorFlow: avgpooling_op.cc, pooling_ops_3d.cc.
 */
public record AvgPool(List<Integer> ksize, List<Integer> strides, Padding padding) implements NeuralOp {
    /** Copies the lists. */
    public AvgPool {
        ksize = List.copyOf(ksize);
        strides = List.copyOf(strides);
    }

    @Override
    public String opName() {
        return Sliding.named("nn.avg_pool#d", strides);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        Sliding.notExplicit(this, padding);
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
        return Pooling.average(x.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        List<Integer> shape = a.in(0).shape().asList();
        return a.ct().graph().apply(new AvgPoolGrad(shape, ksize, strides, padding), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.avgPool(this);
    }
}
