package org.adjudge.ir;

import java.util.Arrays;
import java.util.List;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Tensors one after the other along an axis; any number, equal in dtype and in every other extent.
 *
 * <p>Each input's cotangent is its slice.
 */
public record Concat(int axis) implements LayoutOp {
    @Override
    public String opName() {
        return "concat";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        if (inputs.isEmpty()) {
            throw Check.bad(this, "needs at least one tensor");
        }
        TensorType first = inputs.get(0);
        int at = Check.axis(this, axis, first.shape().rank());
        int extent = 0;
        for (TensorType input : inputs) {
            Check.sameDType(this, first, input);
            if (input.shape().rank() != first.shape().rank()
                    || !input.shape().with(at, 0).equals(first.shape().with(at, 0))) {
                throw Check.bad(this, "all extents but those of axis " + at + " must be equal, but got " + inputs);
            }
            extent = Math.addExact(extent, input.shape().extent(at));
        }
        return List.of(first.with(first.shape().with(at, extent)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Shape result =
                infer(inputs.stream().map(TensorType::of).toList()).get(0).shape();
        return List.of(Layout.concat(inputs, result.axis(axis), result));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        int at = a.out().shape().axis(axis);
        int begin =
                a.inputs().stream().limit(k).mapToInt(x -> x.shape().extent(at)).sum();
        int[] from = new int[a.out().shape().rank()];
        from[at] = begin;
        return a.ct().slice(
                        Arrays.stream(from).boxed().toList(), a.in(k).shape().asList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.concat(this);
    }
}
