package org.adjudge.ir;

import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * A tensor with zeros around it: {@code paddings[a] = [before, after]} for each axis.
 *
 * <p>The cotangent is the slice in the middle.
 */
public record Pad(List<List<Integer>> paddings) implements LayoutOp {
    /** Copies the lists. */
    public Pad {
        paddings = paddings.stream().map(List::copyOf).toList();
    }

    @Override
    public String opName() {
        return "pad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (paddings.size() != x.shape().rank()
                || paddings.stream().anyMatch(p -> p.size() != 2 || p.get(0) < 0 || p.get(1) < 0)) {
            throw Check.bad(
                    this, "paddings " + paddings + " must be a pair [before, after] of counts for each axis of " + x);
        }
        int[] extents = x.shape().extents();
        for (int a = 0; a < extents.length; a++) {
            long padded =
                    (long) extents[a] + paddings.get(a).get(0) + paddings.get(a).get(1);
            if (padded > Integer.MAX_VALUE) {
                throw Check.bad(this, "paddings " + paddings + " make axis " + a + " of " + x + " too long for an int");
            }
            extents[a] = (int) padded;
        }
        return List.of(x.with(Check.shape(this, extents)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape result = infer(List.of(TensorType.of(x))).get(0).shape();
        List<Integer> steps = Collections.nCopies(paddings.size(), 1);
        return List.of(Layout.slice(result, before(), steps, x.shape()).scatterAdd(x, result));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().slice(before(), a.in(0).shape().asList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pad(this);
    }

    private List<Integer> before() {
        return paddings.stream().map(p -> p.get(0)).toList();
    }
}
