package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.SegmentFolds;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The largest, smallest or product of the slices that have the same segment id: {@code data: [i..., q...], ids: [i...] →
 * [numSegments, q...]}. Ids are i32 or i64 below numSegments; a slice with a negative id is dropped. f32, f64, i32 and
 * i64.
 *
 * <p>Kink of max and min: ties share the cotangent equally (TensorFlow's UnsortedSegmentMinOrMaxGrad). The product's rule is
 * exact with any number of zeros.
 */
public record UnsortedSegmentReduce(Kind kind, int numSegments) implements ReductionOp {
    /** How slices are combined. */
    public enum Kind {
        /** The largest; of nothing the lowest finite number. */
        MAX("math.unsorted_segment_max"),
        /** The smallest; of nothing the highest finite number. */
        MIN("math.unsorted_segment_min"),
        /** The product; 1 of nothing. */
        PROD("math.unsorted_segment_prod");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        private Tensor fold(Tensor data, Tensor ids, Shape result) {
            DType dtype = data.dtype();
            boolean narrow = dtype == DType.F32 || dtype == DType.I32;
            if (dtype.isFloating()) {
                double high = narrow ? Float.MAX_VALUE : Double.MAX_VALUE;
                return switch (this) {
                    case MAX -> SegmentFolds.fold(data, ids, result, -high, Math::max);
                    case MIN -> SegmentFolds.fold(data, ids, result, high, Math::min);
                    case PROD -> SegmentFolds.fold(data, ids, result, 1, (a, b) -> a * b);
                };
            }
            long high = narrow ? Integer.MAX_VALUE : Long.MAX_VALUE;
            return switch (this) {
                case MAX -> SegmentFolds.foldLong(data, ids, result, -high - 1, Math::max);
                case MIN -> SegmentFolds.foldLong(data, ids, result, high, Math::min);
                case PROD -> SegmentFolds.foldLong(data, ids, result, 1, (a, b) -> a * b);
            };
        }
    }

    @Override
    public String opName() {
        return kind.name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Segments.infer(this, inputs, numSegments));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Segments.checkBelow(this, inputs.get(1), numSegments);
        Shape result =
                infer(inputs.stream().map(TensorType::of).toList()).get(0).shape();
        return List.of(kind.fold(inputs.get(0), inputs.get(1), result));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 0;
    }

    @Override
    public Value vjp(int k, Application a) {
        return kind == Kind.PROD
                ? Segments.productOfOthers(a.in(0), a.in(1), a.ct())
                : Segments.shareAmongTies(a.in(0), a.in(1), a.out(), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unsortedSegmentReduce(this);
    }
}
