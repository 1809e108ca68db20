package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.SoftmaxKernel;
import org.adjudge.tensor.Tensor;

/**
 * {@code exp(x) / sum(exp(x))} along the last axis, f32 or f64, rank 1 or more; no overflow at any magnitude, NaN where
 * an input is +∞ or NaN.
 *
 * <p>With y = softmax(x): x̄ = (ȳ - sum(ȳ y)) y. TensorFlow: SoftmaxGrad.
 */
public record Softmax() implements NeuralOp {
    @Override
    public String opName() {
        return "nn.softmax";
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
        return List.of(SoftmaxKernel.softmax(inputs.get(0)));
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        return Optional.of(SoftmaxKernel.kernel(x.dtype(), x.shape(), false));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value y = a.out();
        return a.ct().minus(a.ct().times(y).reduce(Reduction.SUM, Axes.of(-1), true))
                .times(y);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.softmax(this);
    }
}
