package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * A number at the place that an index names along a new axis, another elsewhere: {@code indices: [p..., q...], on: [], off: []
 * → [p..., depth, q...]}; axis -1 is the last. Indices are i32 or i64, on and off of one dtype; an index that is not in
 * {@code [0, depth)} names no place.
 *
 * <p>The cotangent of on is the sum of those at the places named, that of off the sum of the others. TensorFlow registers the
 * op as one without a gradient.
 */
public record OneHot(int depth, int axis) implements IndexOp {
    @Override
    public String opName() {
        return "one_hot";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType indices = Check.count(this, inputs, 3).get(0);
        Check.integer(this, "indices", indices);
        Check.sameDType(this, inputs.get(1), inputs.get(2));
        if (inputs.get(1).shape().rank() != 0 || inputs.get(2).shape().rank() != 0) {
            throw Check.bad(this, "on_value and off_value must be scalars, but are " + inputs.subList(1, 3));
        }
        if (depth < 0) {
            throw Check.bad(this, "depth is " + depth + "; it must be 0 or more");
        }
        int rank = indices.shape().rank();
        int at = Check.axis(this, axis, rank + 1);
        Shape head = indices.shape().slice(0, at);
        Shape tail = indices.shape().slice(at, rank);
        return List.of(inputs.get(1).with(head.concat(Shape.of(depth)).concat(tail)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor indices = inputs.get(0);
        Shape result =
                infer(inputs.stream().map(TensorType::of).toList()).get(0).shape();
        int inner = result.slice(result.axis(axis) + 1, result.rank()).size();
        double[] named = new double[result.size()];
        for (int i = 0; i < named.length; i++) {
            long index = indices.getLong(i / (inner * depth) * inner + i % inner);
            named[i] = index == i / inner % depth ? 1 : 0;
        }
        return List.of(Elementwise.select(Tensor.of(DType.BOOL, result, named), inputs.get(1), inputs.get(2)));
    }

    @Override
    public boolean differentiable(int k) {
        return k > 0;
    }

    @Override
    public Value vjp(int k, Application a) {
        Graph graph = a.ct().graph();
        Value yes = graph.constant(Tensor.scalar(DType.BOOL, k == 1 ? 1 : 0));
        Value no = graph.constant(Tensor.scalar(DType.BOOL, k == 1 ? 0 : 1));
        return graph.apply(this, a.in(0), yes, no)
                .select(a.ct(), a.ct().like(0))
                .sum();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.oneHot(this);
    }
}
