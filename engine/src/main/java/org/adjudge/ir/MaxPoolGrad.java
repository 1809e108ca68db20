package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Pooling;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * The cotangent of {@link MaxPool}: {@code origInput: [b, n..., c], origOutput: [b, o..., c], grad: [b, o..., c] → [b, n..., c]}, each element of
 * grad added where the window saw the largest element.
 *
 * <p>Linear in grad, with {@link MaxPoolGradGrad} as its adjoint; piecewise constant in origInput, so no cotangent goes there.
 * origOutput, which follows from origInput, is not looked at. TensorFlow: MaxPoolGrad, MaxPool3DGrad.
 */
public record MaxPoolGrad(List<Integer> ksize, List<Integer> strides, Padding padding) implements NeuralOp {
    /** Copies the lists. */
    public MaxPoolGrad {
        ksize = List.copyOf(ksize);
        strides = List.copyOf(strides);
    }

    @Override
    public String opName() {
        return strides.size() == 4 ? "raw_ops.MaxPoolGrad" : "raw_ops.MaxPool3DGrad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Windows windows = Sliding.ofPool(this, inputs, ksize, strides, padding);
        Sliding.samePooled(this, inputs.get(0), windows, inputs.get(2));
        return List.of(inputs.get(0));
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
        return Pooling.largestBackprop(x.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return k == 2;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new MaxPoolGradGrad(ksize, strides, padding), a.in(0), a.in(1), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.maxPoolGrad(this);
    }
}
