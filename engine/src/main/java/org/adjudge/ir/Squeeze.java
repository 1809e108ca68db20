package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Removes axes of extent 1: those given, or all of them.
 *
 * <p>The cotangent is reshaped back.
 */
public record Squeeze(Axes axis) implements LayoutOp {
    @Override
    public String opName() {
        return "squeeze";
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
        return visitor.squeeze(this);
    }

    private Shape target(Shape x) {
        List<Integer> axes = Check.axes(this, axis, x.rank());
        if (axis.given().isEmpty() || axis.given().get().isEmpty()) {
            axes = Axes.all().resolve(x.rank()).stream()
                    .filter(a -> x.extent(a) == 1)
                    .toList();
        }
        for (int a : axes) {
            if (x.extent(a) != 1) {
                throw Check.bad(this, "axis " + a + " of " + x + " has extent " + x.extent(a) + ", not 1");
            }
        }
        return x.reduce(axes, false);
    }
}
