package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.SoftmaxKernel;
import org.adjudge.tensor.Tensor;

/**
 * {@code x - log(sum(exp(x)))} along the last axis, f32 or f64, rank 1 or more; accurate where the softmax underflows.
 *
 * <p>With y = logSoftmax(x): x̄ = ȳ - exp(y) sum(ȳ). TensorFlow's LogSoftmaxGrad sums over axis 1 whatever the rank, so it is
 * right for rank 2 alone.
 */
public record LogSoftmax() implements NeuralOp {
    @Override
    public String opName() {
        return "nn.log_softmax";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        Check.axis(this, -1, x.shape().rank());
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(SoftmaxKernel.logSoftmax(inputs.get(0)));
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        return Optional.of(SoftmaxKernel.kernel(x.dtype(), x.shape(), true));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().minus(a.out().exp().times(a.ct().reduce(Reduction.SUM, Axes.of(-1), true)));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.logSoftmax(this);
    }
}
