package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.SegmentFolds;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Combines the slices along the first axis that have the same segment id: {@code data: [n, q...] → [last id + 1, q...]}. The
 * ids ascend from 0 or more, one for each slice; they are part of the op because the result's shape depends on them.
 * f32, f64, i32 and i64, but for the mean, f32 and f64.
 *
 * <p>Kink of max and min: ties share the cotangent equally. The product's rule is exact with any number of zeros.
 */
public record SegmentReduce(Kind kind, List<Integer> segmentIds) implements ReductionOp {
    /** Copies the list. */
    public SegmentReduce {
        segmentIds = List.copyOf(segmentIds);
    }

    /** How slices are combined; 0 of nothing, but for the product 1. */
    public enum Kind {
        /** The sum. */
        SUM("math.segment_sum"),
        /** The mean. */
        MEAN("math.segment_mean"),
        /** The largest. */
        MAX("math.segment_max"),
        /** The smallest. */
        MIN("math.segment_min"),
        /** The product. */
        PROD("math.segment_prod");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        private Tensor fold(Tensor data, Tensor ids, Shape result) {
            boolean real = data.dtype().isFloating();
            return switch (this) {
                case SUM, MEAN ->
                    real
                            ? SegmentFolds.fold(data, ids, result, 0, Double::sum)
                            : SegmentFolds.foldLong(data, ids, result, 0, Long::sum);
                case MAX ->
                    real
                            ? SegmentFolds.fold(data, ids, result, 0, Math::max)
                            : SegmentFolds.foldLong(data, ids, result, 0, Math::max);
                case MIN ->
                    real
                            ? SegmentFolds.fold(data, ids, result, 0, Math::min)
                            : SegmentFolds.foldLong(data, ids, result, 0, Math::min);
                case PROD ->
                    real
                            ? SegmentFolds.fold(data, ids, result, 1, (a, b) -> a * b)
                            : SegmentFolds.foldLong(data, ids, result, 1, (a, b) -> a * b);
            };
        }
    }

    @Override
    public String opName() {
        return kind.name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType data = Check.count(this, inputs, 1).get(0);
        if (kind == Kind.MEAN) {
            Check.floating(this, data);
        }
        for (int i = 0; i < segmentIds.size(); i++) {
            if (segmentIds.get(i) < (i == 0 ? 0 : segmentIds.get(i - 1))) {
                throw Check.bad(
                        this,
                        "segment ids must ascend from 0 or more, but are " + segmentIds
                                + "; tf.math.unsorted_segment_sum and its like take any order");
            }
        }
        int segments = segmentIds.isEmpty() ? 0 : segmentIds.get(segmentIds.size() - 1) + 1;
        return List.of(Segments.infer(
                this, List.of(data, new TensorType(DType.I32, Shape.of(segmentIds.size()))), segments));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor data = inputs.get(0);
        Shape result = infer(List.of(TensorType.of(data))).get(0).shape();
        if (kind != Kind.MEAN) {
            return List.of(kind.fold(data, ids(), result));
        }
        Tensor sums = kind.fold(Elementwise.cast(data, DType.F64), ids(), result);
        Tensor means = Elementwise.zip(sums, counts(DType.F64, result), (sum, count) -> sum / count);
        return List.of(Elementwise.cast(means, data.dtype()));
    }

    private Tensor ids() {
        return Tensor.of(
                Shape.of(segmentIds.size()),
                segmentIds.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The number of slices of each segment, but 1 for those without, {@code [n, 1...]}. */
    private Tensor counts(DType dtype, Shape result) {
        double[] counts = new double[result.extent(0)];
        segmentIds.forEach(id -> counts[id]++);
        for (int id = 0; id < counts.length; id++) {
            counts[id] = Math.max(counts[id], 1);
        }
        return Tensor.of(dtype, Shape.of(counts.length).concat(Segments.ones(result.rank() - 1)), counts);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value data = a.in(0);
        Value ids = data.graph().constant(ids());
        return switch (kind) {
            case SUM -> Segments.gather(a.ct(), data, ids);
            case MEAN -> {
                Value counts =
                        data.graph().constant(counts(data.dtype(), a.out().shape()));
                yield Segments.gather(a.ct().over(counts), data, ids);
            }
            case MAX, MIN -> Segments.shareAmongTies(data, ids, a.out(), a.ct());
            case PROD -> Segments.productOfOthers(data, ids, a.ct());
        };
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.segmentReduce(this);
    }
}
