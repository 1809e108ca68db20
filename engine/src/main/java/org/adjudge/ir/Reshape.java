package org.adjudge.ir;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The same elements, in row-major order, under another shape of the same size: {@code x: [...] → shape}. One extent may be
 * -1: it is what is left.
 *
 * <p>The cotangent is reshaped back.
 */
public record Reshape(List<Integer> shape) implements LayoutOp {
    /** Copies the lists. */
    public Reshape {
        shape = List.copyOf(shape);
    }

    @Override
    public String opName() {
        return "reshape";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        return List.of(x.with(target(x.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        return List.of(x.reshape(target(x.shape())));
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
        return visitor.reshape(this);
    }

    private Shape target(Shape source) {
        if (shape.stream().anyMatch(e -> e < -1)) {
            throw Check.bad(this, "an extent of " + shape + " is negative; only -1, for what is left, may be");
        }
        long known = shape.stream()
                .filter(e -> e != -1)
                .mapToLong(Integer::longValue)
                .reduce(1, (x, y) -> x * y);
        long free = shape.stream().filter(e -> e == -1).count();
        if (free > 1) {
            throw Check.bad(this, "only one extent may be -1, but the shape is " + shape);
        }
        if (free == 1 ? known == 0 || source.size() % known != 0 : known != source.size()) {
            throw Check.bad(this, "cannot reshape " + source + " with " + source.size() + " elements to " + shape);
        }
        List<Integer> extents = new ArrayList<>(shape);
        extents.replaceAll(e -> e == -1 ? (int) (source.size() / known) : e);
        return Check.shape(this, extents.stream().mapToInt(Integer::intValue).toArray());
    }
}
