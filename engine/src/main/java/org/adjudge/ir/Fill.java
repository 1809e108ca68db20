package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * A tensor of one number: {@code x: [] → [dims...]}; any dtype.
 *
 * <p>The cotangent is summed. TensorFlow: FillGrad.
 */
public record Fill(List<Integer> dims) implements LayoutOp {
    /** Copies the list. */
    public Fill {
        dims = List.copyOf(dims);
    }

    @Override
    public String opName() {
        return "fill";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType value = Check.count(this, inputs, 1).get(0);
        if (value.shape().rank() != 0) {
            throw Check.bad(this, "value must be a scalar, but is " + value + "; tf.broadcast_to takes any shape");
        }
        return List.of(value.with(
                Check.shape(this, dims.stream().mapToInt(Integer::intValue).toArray())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return new BroadcastTo(dims).eval(inputs);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().reduce(Reduction.SUM, Axes.all(), false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.fill(this);
    }
}
