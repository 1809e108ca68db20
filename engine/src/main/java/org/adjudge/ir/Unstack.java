package org.adjudge.ir;

import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The slices of a tensor along an axis, without that axis: {@code x: [p..., n, q...] → n tensors [p..., q...]}.
 *
 * <p>The cotangent is that of the slices, side by side. TensorFlow: UnpackGrad.
 */
public record Unstack(int axis) implements LayoutOp {
    @Override
    public String opName() {
        return "unstack";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        int at = Check.axis(this, axis, x.shape().rank());
        return Collections.nCopies(x.shape().extent(at), x.with(x.shape().reduce(List.of(at), false)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int at = x.shape().axis(axis);
        Shape slice = x.shape().reduce(List.of(at), false);
        return Parts.cut(x, at, extent -> Collections.nCopies(extent, 1)).stream()
                .map(part -> part.reshape(slice))
                .toList();
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        int at = a.in(0).shape().axis(axis);
        return a.ct().graph().applyAll(new Stack(at), a.cotangents()).get(0);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unstack(this);
    }
}
