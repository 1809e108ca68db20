package org.adjudge.ir;

import java.util.Collections;
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
        TensorType data = Check.count(this, inputs, 2).get(0);
        Check.numeric(this, data);
        Check.integer(this, "segment ids", inputs.get(1));
        Shape ids = inputs.get(1).shape();
        if (numSegments < 0) {
            throw Check.bad(this, "num_segments is " + numSegments + "; it must be 0 or more");
        }
        if (ids.rank() > data.shape().rank() || !ids.equals(data.shape().slice(0, ids.rank()))) {
            throw Check.bad(this, "the ids' shape " + ids + " must begin the data's shape " + data.shape());
        }
        return List.of(data.with(Shape.of(numSegments)
                .concat(data.shape().slice(ids.rank(), data.shape().rank()))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor data = inputs.get(0);
        Tensor ids = inputs.get(1);
        Shape result =
                infer(inputs.stream().map(TensorType::of).toList()).get(0).shape();
        int inner = result.slice(1, result.rank()).size();
        int[] source = new int[data.size()];
        for (int i = 0; i < source.length; i++) {
            long id = ids.getLong(i / inner);
            if (id >= numSegments) {
                throw Check.bad(this, "segment id " + id + " is not below num_segments " + numSegments);
            }
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
        Value ids = a.in(1);
        if (numSegments == 0) {
            return a.in(0).zerosLike();
        }
        Value gathered = a.ct().gather(ids.maximum(ids.zerosLike()), 0);
        List<Integer> ones =
                Collections.nCopies(a.in(0).shape().rank() - ids.shape().rank(), 1);
        Value kept = ids.ge(0).reshape(ids.shape().concat(Shape.of(ones)));
        return kept.select(gathered, gathered.zerosLike());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unsortedSegmentSum(this);
    }
}
