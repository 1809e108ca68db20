package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Slices added up at index tuples in a tensor of zeros: {@code indices: [i..., d], updates: [i..., q...] → shape = [n1, ...,
 * nd, q...]}. Indices are i32 or i64 in range, at least one axis of tuples of at least one index.
 *
 * <p>The cotangent of a slice is that of its place. TensorFlow: ScatterNdGrad.
 */
public record ScatterNd(List<Integer> shape) implements IndexOp {
    /** Copies the lists. */
    public ScatterNd {
        shape = List.copyOf(shape);
    }

    @Override
    public String opName() {
        return "scatter_nd";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType updates = Check.count(this, inputs, 2).get(1);
        Check.numeric(this, updates);
        Shape result =
                Check.shape(this, shape.stream().mapToInt(Integer::intValue).toArray());
        Tuples.fit(this, result, inputs.get(0), updates);
        return List.of(updates.with(result));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Shape result = Shape.of(shape);
        return List.of(Tuples.map(this, result, inputs.get(0)).scatterAdd(inputs.get(1), result));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 1;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new GatherNd(), a.ct(), a.in(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scatterNd(this);
    }
}
