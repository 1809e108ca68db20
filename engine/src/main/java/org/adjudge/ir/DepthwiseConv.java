package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Convolution;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * A convolution of each channel with filters of its own: {@code x: [b, h, w, c], filter: [kh, kw, c, m] → [b, oh, ow, c·m]}, the results of
 * channel i at {@code [i·m, (i + 1)·m)}.
 *
 * <p>It is {@link Conv} in c groups with the filter as {@code [kh, kw, 1, c·m]}, and its VJP rules are that one's. TensorFlow:
 * DepthwiseConv2dNative.
 */
public record DepthwiseConv(List<Integer> strides, Padding padding, List<Integer> dilations) implements NeuralOp {
    /** Copies the lists. */
    public DepthwiseConv {
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
    }

    @Override
    public String opName() {
        return "nn.depthwise_conv2d";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        TensorType filter = inputs.get(1);
        if (x.shape().rank() != 4
                || filter.shape().rank() != 4
                || filter.shape().extent(2) != x.shape().extent(3)) {
            throw Check.bad(
                    this,
                    "takes an input [batch, height, width, channels] and a filter [height, width, channels, multiplier]"
                            + " with as many channels, but got " + x + " and " + filter);
        }
        TensorType grouped = filter.with(grouped(filter.shape()));
        return List.of(Sliding.convolved(this, x, grouped, strides, padding, dilations));
    }

    private static Shape grouped(Shape filter) {
        return filter.with(2, 1).with(3, filter.extent(2) * filter.extent(3));
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
        TensorType filter = inputs.get(1).with(grouped(inputs.get(1).shape()));
        Windows windows = Sliding.filters(this, x, filter, strides, padding, dilations);
        return Convolution.forward(x.dtype(), x.shape(), filter.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Shape filter = a.in(1).shape();
        Value[] operands = {a.in(0), a.in(1).reshape(grouped(filter))};
        Application grouped = new Application(List.of(operands), a.outputs(), a.cotangents());
        return new Conv(strides, padding, dilations)
                .vjp(k, grouped)
                .reshape(a.in(k).shape());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.depthwiseConv(this);
    }
}
