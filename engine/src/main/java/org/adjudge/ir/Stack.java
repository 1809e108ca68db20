package org.adjudge.ir;

import java.util.Arrays;
import java.util.List;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Tensors of one type side by side along a new axis.
 *
 * <p>Each input's cotangent is its slice.
 */
public record Stack(int axis) implements LayoutOp {
    @Override
    public String opName() {
        return "stack";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        if (inputs.isEmpty()) {
            throw Check.bad(this, "needs at least one tensor");
        }
        TensorType first = inputs.get(0);
        if (!inputs.stream().allMatch(first::equals)) {
            throw Check.bad(this, "all tensors must be of one dtype and shape, but got " + inputs);
        }
        int at = Check.axis(this, axis, first.shape().rank() + 1);
        return List.of(first.with(first.shape()
                .slice(0, at)
                .concat(Shape.of(inputs.size()))
                .concat(first.shape().slice(at, first.shape().rank()))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Shape result =
                infer(inputs.stream().map(TensorType::of).toList()).get(0).shape();
        int at = result.axis(axis);
        List<Tensor> parts =
                inputs.stream().map(x -> x.reshape(result.with(at, 1))).toList();
        return List.of(Layout.concat(parts, at, result));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Shape result = a.out().shape();
        int at = result.axis(axis);
        int[] from = new int[result.rank()];
        from[at] = k;
        return a.ct().slice(
                        Arrays.stream(from).boxed().toList(), result.with(at, 1).asList())
                .reshape(a.in(k).shape());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.stack(this);
    }
}
