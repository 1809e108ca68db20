package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Tensor;

/**
 * A tensor whose elements moved {@code shift[j]} places towards the end along axis {@code axis[j]}, the last ones coming in
 * at the start; a negative shift moves them towards the start. The shifts of an axis named twice are added.
 *
 * <p>The cotangent is rolled back. TensorFlow: RollGrad.
 */
public record Roll(List<Integer> shift, List<Integer> axis) implements LayoutOp {
    /** Copies the lists. */
    public Roll {
        shift = List.copyOf(shift);
        axis = List.copyOf(axis);
    }

    @Override
    public String opName() {
        return "roll";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (shift.size() != axis.size()) {
            throw Check.bad(this, "shift " + shift + " and axis " + axis + " must have the same length");
        }
        if (x.shape().rank() == 0) {
            throw Check.bad(this, "takes rank 1 or more, but got " + x);
        }
        axis.forEach(a -> Check.axis(this, a, x.shape().rank()));
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int[] extents = x.shape().extents();
        long[] shifts = new long[extents.length];
        for (int j = 0; j < axis.size(); j++) {
            shifts[x.shape().axis(axis.get(j))] += shift.get(j);
        }
        return List.of(IndexMap.located(x.shape(), x.shape(), (at, from) -> {
                    for (int a = 0; a < at.length; a++) {
                        from[a] = (int) Math.floorMod(at[a] - shifts[a], (long) extents[a]);
                    }
                    return true;
                })
                .take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new Roll(shift.stream().map(s -> -s).toList(), axis), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.roll(this);
    }
}
