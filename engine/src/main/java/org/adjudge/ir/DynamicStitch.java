package org.adjudge.ir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Slices of tensors put in the places of one: {@code data: [i..., q...], ... → [n, q...]}, with {@code indices: i32[i...]} for
 * each tensor, which together name every place from 0 to n - 1. The indices are part of the op because the result's shape
 * depends on them; any dtype.
 *
 * <p>Of several slices in one place only the last is seen, and has the cotangent. (TensorFlow's DynamicStitchGrad gives it to
 * each of them.) TensorFlow leaves a place that no index names undefined; here that is an error.
 */
public record DynamicStitch(List<Tensor> indices) implements IndexOp {
    /** Copies the list. */
    public DynamicStitch {
        indices = List.copyOf(indices);
    }

    @Override
    public String opName() {
        return "dynamic_stitch";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        if (indices.isEmpty()) {
            throw Check.bad(this, "takes one tensor or more");
        }
        Check.count(this, inputs, indices.size());
        Shape slice = slice(0, inputs.get(0));
        for (int k = 0; k < indices.size(); k++) {
            Check.sameDType(this, inputs.get(0), inputs.get(k));
            if (!slice(k, inputs.get(k)).equals(slice)) {
                throw Check.bad(
                        this,
                        "the slices of all tensors must have one shape, but are " + slice + " and "
                                + slice(k, inputs.get(k)));
            }
        }
        return List.of(inputs.get(0).with(Shape.of(last().length).concat(slice)));
    }

    private Shape slice(int k, TensorType data) {
        Shape heads = indices.get(k).shape();
        int rank = data.shape().rank();
        if (heads.rank() > rank || !heads.equals(data.shape().slice(0, heads.rank()))) {
            throw Check.bad(this, "the indices' shape " + heads + " must begin the data's shape " + data.shape());
        }
        return data.shape().slice(heads.rank(), rank);
    }

    /** For each place the number of the slice that is seen there, counted through all tensors. */
    private int[] last() {
        long[] places =
                indices.stream().flatMapToLong(i -> Arrays.stream(i.toLongs())).toArray();
        int extent = (int) Arrays.stream(places).distinct().count();
        int[] last = new int[extent];
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 || places[i] >= extent) {
                throw Check.bad(
                        this,
                        "indices " + indices + " must name every place from 0 up, but of " + extent + " places one is "
                                + places[i]);
            }
            last[(int) places[i]] = i;
        }
        return last;
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        TensorType type = infer(inputs.stream().map(TensorType::of).toList()).get(0);
        int inner = type.shape().slice(1, type.shape().rank()).size();
        Shape all = Shape.of(indices.stream().mapToInt(Tensor::size).sum(), inner);
        List<Tensor> rows = IntStream.range(0, inputs.size())
                .mapToObj(k -> inputs.get(k).reshape(Shape.of(indices.get(k).size(), inner)))
                .toList();
        Tensor joined = new Concat(0).eval(rows).get(0);
        int[] source = Arrays.stream(last())
                .flatMap(row -> IntStream.range(row * inner, (row + 1) * inner))
                .toArray();
        return List.of(IndexMap.of(type.shape(), source).take(joined.reshape(all)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(k);
        if (x.shape().size() == 0) {
            return x.zerosLike();
        }
        Tensor places = indices.get(k);
        int before = indices.subList(0, k).stream().mapToInt(Tensor::size).sum();
        int[] last = last();
        boolean[] seen = new boolean[places.size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = last[(int) places.getLong(i)] == before + i;
        }
        Graph graph = x.graph();
        Value gathered = a.ct().gather(graph.constant(places), 0);
        Shape heads = places.shape()
                .concat(Segments.ones(x.shape().rank() - places.shape().rank()));
        return graph.constant(Tensor.of(heads, seen)).select(gathered, x.like(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dynamicStitch(this);
    }
}
