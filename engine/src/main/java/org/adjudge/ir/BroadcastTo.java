package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Repeats a tensor to a shape that it broadcasts to.
 *
 * <p>The cotangent is summed over the repeated axes.
 */
public record BroadcastTo(List<Integer> shape) implements LayoutOp {
    /** Copies the lists. */
    public BroadcastTo {
        shape = List.copyOf(shape);
    }

    @Override
    public String opName() {
        return "broadcast_to";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Shape target =
                Check.shape(this, shape.stream().mapToInt(Integer::intValue).toArray());
        if (!x.shape().broadcastsTo(target)) {
            throw Check.bad(
                    this,
                    "cannot broadcast " + x + " to " + target
                            + ": aligned at the last axis, each extent must be 1 or the target's");
        }
        return List.of(x.with(target));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Layout.broadcast(inputs.get(0), Shape.of(shape)));
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> x[0]);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.broadcastTo(this);
    }
}
