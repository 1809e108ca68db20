package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * A block of a tensor: {@code size[a]} elements from {@code begin[a]} on along each axis; a size of -1 is all that is left.
 *
 * <p>The cotangent is padded with zeros.
 */
public record Slice(List<Integer> begin, List<Integer> size) implements LayoutOp {
    /** Copies the lists. */
    public Slice {
        begin = List.copyOf(begin);
        size = List.copyOf(size);
    }

    @Override
    public String opName() {
        return "slice";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (begin.size() != x.shape().rank() || size.size() != x.shape().rank()) {
            throw Check.bad(this, "begin " + begin + " and size " + size + " need one entry for each axis of " + x);
        }
        return List.of(x.with(target(x.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        List<Integer> steps = Collections.nCopies(begin.size(), 1);
        return List.of(Layout.slice(x.shape(), begin, steps, target(x.shape())).take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        List<List<Integer>> paddings = new ArrayList<>();
        for (int axis = 0; axis < begin.size(); axis++) {
            int before = begin.get(axis);
            paddings.add(List.of(
                    before,
                    a.in(0).shape().extent(axis) - before - a.out().shape().extent(axis)));
        }
        return a.ct().pad(paddings);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.slice(this);
    }

    private Shape target(Shape x) {
        int[] extents = new int[x.rank()];
        for (int a = 0; a < extents.length; a++) {
            int left = x.extent(a) - begin.get(a);
            extents[a] = size.get(a) == -1 ? left : size.get(a);
            if (begin.get(a) < 0 || extents[a] < 0 || extents[a] > left) {
                throw Check.bad(
                        this,
                        "begin " + begin + " and size " + size + " reach beyond axis " + a + " of " + x
                                + "; a size of -1 takes what is left");
            }
        }
        return Shape.of(extents);
    }
}
