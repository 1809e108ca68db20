package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Slices;
import org.adjudge.tensor.Tensor;

/**
 * Sums of the slices that have the same segment id: {@code data: [i..., q...], ids: [i...] → [numSegments, q...]}. Ids are
 * i32 or i64 below numSegments; a slice with a negative id is dropped. A segment without slices is 0.
 *
 * <p>The cotangent of a slice is that of its segment. TensorFlow: UnsortedSegmentSumGrad.
 */
public record UnsortedSegmentSum(int numSegments) implements ReductionOp {
    @Override
    public String opName() {
        return "math.unsorted_segment_sum";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Segments.infer(this, inputs, numSegments));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        List<TensorType> types = inputs.stream().map(TensorType::of).toList();
        TensorType result = infer(types).get(0);
        Tensor data = inputs.get(0);
        Tensor ids = inputs.get(1);
        if (data.dtype().isFloating()) {
            return List.of(Slices.apply(sums(types), data.dtype(), result.shape(), data, ids));
        }
        Segments.checkBelow(this, ids, numSegments);
        int inner = inner(result);
        int[] source = new int[data.size()];
        for (int i = 0; i < source.length; i++) {
            long id = ids.getLong(i / inner);
            source[i] = id < 0 ? IndexMap.NONE : (int) id * inner + i % inner;
        }
        return List.of(IndexMap.of(data.shape(), source).scatterAdd(data, result.shape()));
    }

    private static int inner(TensorType result) {
        return result.shape().slice(1, result.shape().rank()).size();
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return inputs.get(0).dtype().isFloating() ? Optional.of(sums(inputs)) : Optional.empty();
    }

    private Kernel sums(List<TensorType> inputs) {
        int inner = inner(infer(inputs).get(0));
        return Slices.scatterAdd(
                inputs.get(0).dtype(),
                inputs.get(1).shape().size(),
                numSegments,
                inner,
                id -> Segments.notBelow(this, id, numSegments));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 0;
    }

    @Override
    public Value vjp(int k, Application a) {
        return Segments.gather(a.ct(), a.in(0), a.in(1));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unsortedSegmentSum(this);
    }
}
