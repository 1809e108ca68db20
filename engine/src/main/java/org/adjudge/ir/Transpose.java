package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The axes in another order: axis {@code a} of the output is axis {@code perm[a]} of the input.
 *
 * <p>The cotangent's axes go back by the inverse permutation.
 */
public record Transpose(List<Integer> perm) implements LayoutOp {
    /** Copies the lists. */
    public Transpose {
        perm = List.copyOf(perm);
    }

    @Override
    public String opName() {
        return "transpose";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        List<Integer> every = Axes.all().resolve(x.shape().rank());
        if (!every.equals(perm.stream().sorted().toList())) {
            throw Check.bad(this, "perm " + perm + " is not a permutation of the axes " + every + " of " + x);
        }
        return List.of(x.with(Shape.of(perm.stream().map(x.shape()::extent).toList())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Layout.transpose(inputs.get(0), perm));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Integer[] inverse = new Integer[perm.size()];
        for (int axis = 0; axis < inverse.length; axis++) {
            inverse[perm.get(axis)] = axis;
        }
        return a.ct().transpose(List.of(inverse));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.transpose(this);
    }
}
