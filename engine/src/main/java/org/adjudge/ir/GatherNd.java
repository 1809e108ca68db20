package org.adjudge.ir;

import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Slices of a tensor at index tuples: {@code x: [n1, ..., nd, q...], indices: [i..., d] → [i..., q...]}. Indices are i32 or
 * i64 in range; a tuple may occur more than once.
 *
 * <p>The cotangents of equal tuples are summed, by {@link ScatterNd}; an empty tuple selects all of x, so there by a sum.
 * TensorFlow: GatherNdGrad, which fails for a single tuple and for empty ones (docs/FINDINGS.md).
 */
public record GatherNd() implements IndexOp {
    @Override
    public String opName() {
        return "gather_nd";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        return List.of(x.with(Tuples.slices(this, x.shape(), inputs.get(1))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor indices = inputs.get(1);
        return List.of(Tuples.map(this, x.shape(), indices).take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 0;
    }

    @Override
    public Value vjp(int k, Application a) {
        Shape tuples = a.in(1).shape();
        if (tuples.extent(-1) == 0) {
            Axes heads = Axes.of(IntStream.range(0, tuples.rank() - 1).toArray());
            return a.ct().reduce(Reduction.SUM, heads, false);
        }
        Value indices = a.in(1);
        Value ct = a.ct();
        if (tuples.rank() == 1) {
            indices = indices.reshape(Shape.of(1).concat(tuples));
            ct = ct.reshape(Shape.of(1).concat(ct.shape()));
        }
        return ct.graph().apply(new ScatterNd(a.in(0).shape().asList()), indices, ct);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.gatherNd(this);
    }
}
