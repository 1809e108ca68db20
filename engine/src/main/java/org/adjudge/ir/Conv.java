package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Convolution;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * A convolution, in fact a correlation, of windows with filters: {@code x: [b, n..., g·c], filters: [k..., c, g·m] → [b, o..., g·m]}, {@code
 * y[b, o, m] = Σ x[b, o·stride + t·dilation - before, c] · filters[t, c, m]} over taps t and channels c, in g groups of channels; g is
 * the ratio of the input's channels to those that the filters take. What the window sees of the padding is 0.
 *
 * <p>Strides and dilations have a 1 for batch and channels, as TensorFlow's kernels take them. Trilinear with {@link
 * ConvBackpropInput} and {@link ConvBackpropFilter}: the VJP rules of each are the other two. TensorFlow: conv_ops.cc,
 * {@code Conv2DGrad} in nn_grad.py.
 */
public record Conv(List<Integer> strides, Padding padding, List<Integer> dilations) implements NeuralOp {
    /** Copies the lists. */
    public Conv {
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
    }

    @Override
    public String opName() {
        return Sliding.named("nn.conv#d", strides);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        return List.of(Sliding.convolved(this, x, inputs.get(1), strides, padding, dilations));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Prepared.eval(this, convolution(Prepared.types(inputs)), inputs);
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return Optional.of(convolution(inputs));
    }

    private Kernel convolution(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        TensorType filters = inputs.get(1);
        Windows windows = Sliding.filters(this, x, filters, strides, padding, dilations);
        return Convolution.forward(x.dtype(), x.shape(), filters.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        List<Integer> shape = a.in(k).shape().asList();
        return k == 0
                ? a.ct().graph().apply(new ConvBackpropInput(shape, strides, padding, dilations), a.ct(), a.in(1))
                : a.ct().graph().apply(new ConvBackpropFilter(shape, strides, padding, dilations), a.in(0), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.conv(this);
    }
}
