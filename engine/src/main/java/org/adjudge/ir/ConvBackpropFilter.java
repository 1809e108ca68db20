package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Convolution;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * The adjoint of {@link Conv} in its filters: {@code x: [b, n..., g·c], y: [b, o..., g·m] → filterSizes}, which is a shape {@code [k..., c,
 * g·m]} with which the convolution of x has y's shape.
 *
 * <p>TensorFlow: Conv2DBackpropFilter, Conv3DBackpropFilterV2.
 */
public record ConvBackpropFilter(
        List<Integer> filterSizes, List<Integer> strides, Padding padding, List<Integer> dilations)
        implements NeuralOp {
    /** Copies the lists. */
    public ConvBackpropFilter {
        filterSizes = List.copyOf(filterSizes);
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
    }

    @Override
    public String opName() {
        return strides.size() == 4 ? "raw_ops.Conv2DBackpropFilter" : "raw_ops.Conv3DBackpropFilterV2";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        TensorType y = inputs.get(1);
        TensorType result = x.with(Check.shape(
                this, filterSizes.stream().mapToInt(Integer::intValue).toArray()));
        TensorType convolved = Sliding.convolved(this, x, result, strides, padding, dilations);
        if (!convolved.equals(y)) {
            throw Check.bad(
                    this,
                    "the convolution of " + x + " with filters of filter_sizes " + filterSizes + " is " + convolved
                            + ", but out_backprop is " + y + "; they must be equal");
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
        TensorType x = inputs.get(0);
        TensorType result = x.with(Shape.of(filterSizes));
        Windows windows = Sliding.filters(this, x, result, strides, padding, dilations);
        return Convolution.backpropFilter(x.dtype(), x.shape(), result.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        List<Integer> shape = a.in(0).shape().asList();
        return k == 0
                ? a.ct().graph().apply(new ConvBackpropInput(shape, strides, padding, dilations), a.in(1), a.ct())
                : a.ct().graph().apply(new Conv(strides, padding, dilations), a.in(0), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.convBackpropFilter(this);
    }
}
