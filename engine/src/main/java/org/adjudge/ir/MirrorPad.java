package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * A tensor continued by its mirror image: {@code paddings[a] = [before, after]} for each axis. Mode REFLECT does not repeat
 * the element at the edge ({@code abc → cb abc ba}), SYMMETRIC does ({@code ba abc cb}). What {@code tf.pad} is in these modes.
 *
 * <p>Each element's cotangent is the sum of those of its images, by {@link MirrorPadGrad}.
 */
public record MirrorPad(List<List<Integer>> paddings, String mode) implements LayoutOp {
    /** Copies the lists. */
    public MirrorPad {
        paddings = paddings.stream().map(List::copyOf).toList();
    }

    @Override
    public String opName() {
        return "pad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        return List.of(x.with(new Mirror(this, paddings, mode).padded(x.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        return List.of(new Mirror(this, paddings, mode).map(x.shape()).take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new MirrorPadGrad(paddings, mode), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.mirrorPad(this);
    }
}
