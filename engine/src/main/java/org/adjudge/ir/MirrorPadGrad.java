package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The adjoint of {@link MirrorPad}: folds the padding back onto the elements that it mirrors.
 *
 * <p>The cotangent is mirrored again.
 */
public record MirrorPadGrad(List<List<Integer>> paddings, String mode) implements LayoutOp {
    /** Copies the lists. */
    public MirrorPadGrad {
        paddings = paddings.stream().map(List::copyOf).toList();
    }

    @Override
    public String opName() {
        return "raw_ops.MirrorPadGrad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType y = Check.count(this, inputs, 1).get(0);
        Shape x = folded(y.shape());
        new Mirror(this, paddings, mode).padded(x);
        return List.of(y.with(x));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor y = inputs.get(0);
        Shape x = folded(y.shape());
        return List.of(new Mirror(this, paddings, mode).map(x).scatterAdd(y, x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new MirrorPad(paddings, mode), a.ct());
    }

    private Shape folded(Shape y) {
        if (paddings.size() != y.rank() || paddings.stream().anyMatch(p -> p.size() != 2)) {
            throw Check.bad(this, "paddings " + paddings + " must be a pair [before, after] for each axis of " + y);
        }
        int[] extents = y.extents();
        for (int a = 0; a < extents.length; a++) {
            extents[a] -= paddings.get(a).get(0) + paddings.get(a).get(1);
        }
        return Check.shape(this, extents);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.mirrorPadGrad(this);
    }
}
