package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
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
        Tensor data = inputs.get(0);
        Tensor ids = inputs.get(1);
        Segments.checkBelow(this, ids, numSegments);
        Shape result =
                infer(inputs.stream().map(TensorType::of).toList()).get(0).shape();
        int inner = result.slice(1, result.rank()).size();
        int[] source = new int[data.size()];
        for (int i = 0; i < source.length; i++) {
            long id = ids.getLong(i / inner);
            source[i] = id < 0 ? IndexMap.NONE : (int) id * inner + i % inner;
        }
        return List.of(IndexMap.of(data.shape(), source).scatterAdd(data, result));
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
