package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * Slices of a tensor at index tuples: {@code x: [n1, ..., nd, q...], indices: [i..., d] → [i..., q...]}. Indices are i32 or
 * i64 in range; a tuple may occur more than once.
 *
 * <p>The cotangents of equal tuples are summed, by {@link ScatterNd}. TensorFlow: GatherNdGrad.
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
        return a.ct().graph().apply(new ScatterNd(a.in(0).shape().asList()), a.in(1), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.gatherNd(this);
    }
}
