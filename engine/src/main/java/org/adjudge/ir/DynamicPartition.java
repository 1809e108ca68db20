package org.adjudge.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The slices of a tensor dealt out to numPartitions tensors, in their order: {@code data: [p..., q...] → [m, q...]} for each
 * partition, with {@code partitions: i32[p...]}. The partitions are part of the op because the results' shapes depend on
 * them; any dtype.
 *
 * <p>The cotangents go back to their places, by {@link DynamicStitch}. TensorFlow: DynamicPartitionGrad.
 */
public record DynamicPartition(Tensor partitions, int numPartitions) implements IndexOp {
    @Override
    public String opName() {
        return "dynamic_partition";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType data = Check.count(this, inputs, 1).get(0);
        Shape heads = partitions.shape();
        int rank = data.shape().rank();
        if (heads.rank() > rank || !heads.equals(data.shape().slice(0, heads.rank()))) {
            throw Check.bad(this, "the partitions' shape " + heads + " must begin the data's shape " + data.shape());
        }
        if (numPartitions < 1) {
            throw Check.bad(this, "num_partitions is " + numPartitions + "; it must be 1 or more");
        }
        int[] counts = new int[numPartitions];
        for (long partition : partitions.toLongs()) {
            if (partition < 0 || partition >= numPartitions) {
                throw Check.bad(this, "partition " + partition + " is not in [0, " + numPartitions + ")");
            }
            counts[(int) partition]++;
        }
        Shape slice = data.shape().slice(heads.rank(), rank);
        return IntStream.of(counts)
                .mapToObj(n -> data.with(Shape.of(n).concat(slice)))
                .toList();
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor data = inputs.get(0);
        List<TensorType> types = infer(List.of(TensorType.of(data)));
        List<Tensor> results = new ArrayList<>();
        for (int p = 0; p < numPartitions; p++) {
            int inner = data.shape()
                    .slice(partitions.shape().rank(), data.shape().rank())
                    .size();
            int[] source = places(p)
                    .flatMap(i -> IntStream.range(i * inner, (i + 1) * inner))
                    .toArray();
            results.add(IndexMap.of(types.get(p).shape(), source).take(data));
        }
        return results;
    }

    /** Where the slices of a partition are, counted in row-major order. */
    private IntStream places(int partition) {
        return IntStream.range(0, partitions.size()).filter(i -> partitions.getLong(i) == partition);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Shape data = a.in(0).shape();
        if (partitions.size() == 0) {
            return a.in(0).zerosLike();
        }
        List<Tensor> indices = IntStream.range(0, numPartitions)
                .mapToObj(p -> places(p).toArray())
                .map(places -> Tensor.of(Shape.of(places.length), places))
                .toList();
        Value[] cotangents = a.cotangents().toArray(Value[]::new);
        return a.in(0).graph().apply(new DynamicStitch(indices), cotangents).reshape(data);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dynamicPartition(this);
    }
}
