package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * {@code value + bias}, the bias along the axis of the channels: {@code value: [..., c], bias: [c] → [..., c]}, or in
 * the data format NCHW {@code value: [n, c, ...]}, rank 2 or more (3 for NCHW). Any dtype of numbers.
 *
 * <p>The cotangent of the bias is summed over all other axes. TensorFlow: BiasAddGrad.
 */
public record BiasAdd(String dataFormat) implements NeuralOp {
    @Override
    public String opName() {
        return "nn.bias_add";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType value = Check.count(this, inputs, 2).get(0);
        TensorType bias = inputs.get(1);
        Channels.check(this, dataFormat, "NHWC", "NCHW");
        Check.sameDType(this, value, bias);
        Check.numeric(this, value);
        int rank = value.shape().rank();
        int least = dataFormat.equals("NCHW") ? 3 : 2;
        if (rank < least) {
            throw Check.bad(this, "a value in " + dataFormat + " has rank " + least + " or more, but got " + value);
        }
        int channels = value.shape().extent(Channels.axis(dataFormat, rank));
        if (!bias.shape().equals(Shape.of(channels))) {
            throw Check.bad(this, "bias " + bias + " does not fit " + value + "; its shape must be [" + channels + "]");
        }
        return List.of(value);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor value = inputs.get(0);
        return Binary.ADD.eval(
                List.of(value, inputs.get(1).reshape(Channels.broadcastable(dataFormat, value.shape()))));
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return dataFormat.equals("NHWC") ? Binary.ADD.fragment() : Optional.empty();
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        int rank = a.in(0).shape().rank();
        return k == 0 ? a.ct() : a.ct().reduce(Reduction.SUM, Channels.others(dataFormat, rank), false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.biasAdd(this);
    }
}
