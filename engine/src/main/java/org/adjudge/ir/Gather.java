package org.adjudge.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Slices of a tensor at indices along an axis: {@code x: [p..., n, q...], indices: [i...] → [p..., i..., q...]}. Indices are
 * i32 or i64 in {@code [0, n)}; an index may occur more than once.
 *
 * <p>The cotangents of equal indices are summed.
 */
public record Gather(int axis) implements Op {
    @Override
    public String opName() {
        return "gather";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        Check.integer(this, "indices", inputs.get(1));
        int at = Check.axis(this, axis, x.shape().rank());
        Shape indices = inputs.get(1).shape();
        return List.of(x.with(x.shape()
                .slice(0, at)
                .concat(indices)
                .concat(x.shape().slice(at + 1, x.shape().rank()))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor indices = inputs.get(1);
        int at = x.shape().axis(axis);
        int extent = x.shape().extent(at);
        int inner = x.shape().slice(at + 1, x.shape().rank()).size();
        Shape result =
                infer(inputs.stream().map(TensorType::of).toList()).get(0).shape();
        int[] source = new int[result.size()];
        for (int i = 0; i < source.length; i++) {
            long index = indices.getLong(i / inner % indices.size());
            if (index < 0 || index >= extent) {
                throw Check.bad(
                        this,
                        "index " + index + " is not in [0, " + extent + "), axis " + at + " of " + TensorType.of(x));
            }
            source[i] = (int) ((i / (inner * indices.size()) * (long) extent + index) * inner + i % inner);
        }
        return List.of(IndexMap.of(result, source).take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 0;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(0);
        Value indices = a.in(1);
        int at = x.shape().axis(axis);
        int count = indices.shape().rank();
        int rank = a.ct().shape().rank();
        List<Integer> front = new ArrayList<>();
        IntStream.range(at, at + count).forEach(front::add);
        IntStream.range(0, at).forEach(front::add);
        IntStream.range(at + count, rank).forEach(front::add);
        List<Integer> back = new ArrayList<>();
        IntStream.rangeClosed(1, at).forEach(back::add);
        back.add(0);
        IntStream.range(at + 1, x.shape().rank()).forEach(back::add);
        return a.ct().transpose(front)
                .unsortedSegmentSum(indices, x.shape().extent(at))
                .transpose(back);
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.gather(this);
    }
}
