package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Inserts an axis of extent 1 so that it becomes axis {@code axis} of the output; -1 is after the last.
 *
 * <p>The cotangent is reshaped back.
 */
public record ExpandDims(int axis) implements LayoutOp {
    @Override
    public String opName() {
        return "expand_dims";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        return List.of(x.with(target(x.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(inputs.get(0).reshape(target(inputs.get(0).shape())));
    }

    @Override
    public boolean isView() {
        return true;
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().reshape(a.in(0).shape());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.expandDims(this);
    }

    private Shape target(Shape x) {
        int at = Check.axis(this, axis, x.rank() + 1);
        return x.slice(0, at).concat(Shape.of(1)).concat(x.slice(at, x.rank()));
    }
}
