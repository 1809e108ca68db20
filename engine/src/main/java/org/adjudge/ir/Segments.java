package org.adjudge.ir;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** What the ops on segments share: {@code data: [i..., q...], ids: [i...] → [n, q...]}. */
final class Segments {
    private Segments() {}

    static TensorType infer(Op op, List<TensorType> inputs, int numSegments) {
        TensorType data = Check.count(op, inputs, 2).get(0);
        Check.numeric(op, data);
        Check.integer(op, "segment ids", inputs.get(1));
        Shape ids = inputs.get(1).shape();
        if (numSegments < 0) {
            throw Check.bad(op, "num_segments is " + numSegments + "; it must be 0 or more");
        }
        if (ids.rank() > data.shape().rank() || !ids.equals(data.shape().slice(0, ids.rank()))) {
            throw Check.bad(op, "the ids' shape " + ids + " must begin the data's shape " + data.shape());
        }
        return data.with(Shape.of(numSegments)
                .concat(data.shape().slice(ids.rank(), data.shape().rank())));
    }

    static void checkBelow(Op op, Tensor ids, int numSegments) {
        for (int i = 0; i < ids.size(); i++) {
            if (ids.getLong(i) >= numSegments) {
                throw notBelow(op, ids.getLong(i), numSegments);
            }
        }
    }

    static IllegalArgumentException notBelow(Op op, long id, int numSegments) {
        return Check.bad(op, "segment id " + id + " is not below num_segments " + numSegments);
    }

    /** For each slice of {@code data} that of its segment; 0 where it has none. */
    static Value gather(Value perSegment, Value data, Value ids) {
        if (perSegment.shape().extent(0) == 0) {
            return data.zerosLike();
        }
        Value gathered = perSegment.gather(ids.maximum(ids.zerosLike()), 0);
        return kept(data, ids).select(gathered, gathered.like(0));
    }

    /** Each slice's part in a largest or smallest element of its segment, ties sharing equally: times the cotangent. */
    static Value shareAmongTies(Value data, Value ids, Value y, Value ct) {
        Value equal = data.eq(gather(y, data, ids)).cast(data.dtype());
        Value chosen = kept(data, ids).select(equal, equal.like(0));
        Value ties = chosen.unsortedSegmentSum(ids, y.shape().extent(0));
        // a segment without slices has no ties: nothing gathers its quotient, but 0/0 would come back in second order
        return chosen.times(gather(ct.over(ties.maximum(ties.like(1))), data, ids));
    }

    /**
     * The product of the others in each slice's segment, times the cotangent: without division, so exact with any number of
     * zeros, at the price of n² products for n slices. TensorFlow Python's _UnsortedSegmentProdGrad divides.
     */
    static Value productOfOthers(Value data, Value ids, Value ct) {
        int count = ids.shape().size();
        Shape slice = data.shape().slice(ids.shape().rank(), data.shape().rank());
        boolean[] eye = new boolean[Math.multiplyExact(count, count)];
        IntStream.range(0, count).forEach(i -> eye[i * (count + 1)] = true);
        Value self = ids.graph().constant(Tensor.of(Shape.of(count, count), eye));
        Value no = ids.graph().constant(Tensor.of(Shape.SCALAR, false));
        Value together = ids.reshape(Shape.of(count, 1)).eq(ids.reshape(Shape.of(1, count)));
        Value others = self.select(no, together).reshape(Shape.of(count, count).concat(ones(slice.rank())));
        Value product = others.select(data.reshape(Shape.of(1, count).concat(slice)), data.like(1))
                .reduce(Reduction.PROD, Axes.of(1), false)
                .reshape(data.shape());
        return kept(data, ids).select(product.times(gather(ct, data, ids)), data.like(0));
    }

    static Shape ones(int rank) {
        return Shape.of(Collections.nCopies(rank, 1));
    }

    private static Value kept(Value data, Value ids) {
        int inner = data.shape().rank() - ids.shape().rank();
        return ids.ge(0).reshape(ids.shape().concat(ones(inner)));
    }
}
