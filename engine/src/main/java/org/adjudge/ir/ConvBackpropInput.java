package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Convolution;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * The adjoint of {@link Conv} in its input, also known as a transposed convolution: {@code y: [b, o..., g·m], filters: [k..., c, g·m] →
 * outputShape}, which is a shape {@code [b, n..., g·c]} of which the convolution has y's.
 *
 * <p>TensorFlow: Conv2DBackpropInput, Conv3DBackpropInputV2.
 */
public record ConvBackpropInput(
        List<Integer> outputShape, List<Integer> strides, Padding padding, List<Integer> dilations)
        implements NeuralOp {
    /** Copies the lists. */
    public ConvBackpropInput {
        outputShape = List.copyOf(outputShape);
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
    }

    @Override
    public String opName() {
        return Sliding.named("nn.conv#d_transpose", strides);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType y = Check.count(this, inputs, 2).get(0);
        TensorType filters = inputs.get(1);
        TensorType result = y.with(Check.shape(
                this, outputShape.stream().mapToInt(Integer::intValue).toArray()));
        TensorType convolved = Sliding.convolved(this, result, filters, strides, padding, dilations);
        if (!convolved.equals(y)) {
            throw Check.bad(
                    this,
                    "of output_shape " + outputShape + " the convolution with filters " + filters + " is " + convolved
                            + ", but the input is " + y + "; they must be equal");
        }
        return List.of(result);
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
        TensorType filters = inputs.get(1);
        TensorType result = filters.with(Shape.of(outputShape));
        Windows windows = Sliding.filters(this, result, filters, strides, padding, dilations);
        return Convolution.backpropInput(result.dtype(), result.shape(), filters.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        List<Integer> shape = a.in(k).shape().asList();
        return k == 0
                ? a.ct().graph().apply(new Conv(strides, padding, dilations), a.ct(), a.in(1))
                : a.ct().graph().apply(new ConvBackpropFilter(shape, strides, padding, dilations), a.ct(), a.in(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.convBackpropInput(this);
    }
}
