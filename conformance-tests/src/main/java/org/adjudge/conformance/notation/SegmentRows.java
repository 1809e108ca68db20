package org.adjudge.conformance.notation;

import java.util.Collections;
import java.util.List;
import org.adjudge.ir.Op;
import org.adjudge.ir.SegmentReduce;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.UnsortedSegmentSum;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;

/** The rows of functions that combine the slices of a segment. */
final class SegmentRows {
    private SegmentRows() {}

    static void addTo(Vocabulary v) {
        v.row(
                "unsorted_segment_sum(data, segment_ids, num_segments)",
                c -> unsorted(c, new UnsortedSegmentSum(c.integer("num_segments"))));
        v.row(
                "unsorted_segment_max(data, segment_ids, num_segments)",
                c -> unsorted(c, UnsortedSegmentReduce.Kind.MAX));
        v.row(
                "unsorted_segment_min(data, segment_ids, num_segments)",
                c -> unsorted(c, UnsortedSegmentReduce.Kind.MIN));
        v.row(
                "unsorted_segment_prod(data, segment_ids, num_segments)",
                c -> unsorted(c, UnsortedSegmentReduce.Kind.PROD));
        v.row("unsorted_segment_mean(data, segment_ids, num_segments)", c -> averaged(c, false));
        v.row("unsorted_segment_sqrt_n(data, segment_ids, num_segments)", c -> averaged(c, true));
        v.row("segment_sum(data, segment_ids)", c -> sorted(c, SegmentReduce.Kind.SUM));
        v.row("segment_mean(data, segment_ids)", c -> sorted(c, SegmentReduce.Kind.MEAN));
        v.row("segment_max(data, segment_ids)", c -> sorted(c, SegmentReduce.Kind.MAX));
        v.row("segment_min(data, segment_ids)", c -> sorted(c, SegmentReduce.Kind.MIN));
        v.row("segment_prod(data, segment_ids)", c -> sorted(c, SegmentReduce.Kind.PROD));
    }

    private static Value unsorted(Call c, UnsortedSegmentReduce.Kind kind) {
        return unsorted(c, new UnsortedSegmentReduce(kind, c.integer("num_segments")));
    }

    private static Value unsorted(Call c, Op op) {
        return c.apply(op, c.tensor("data"), c.tensor("segment_ids", DType.I32));
    }

    /** The sums over the number of slices, at least 1, or over its root, as TensorFlow Python composes them. */
    private static Value averaged(Call c, boolean root) {
        int segments = c.integer("num_segments");
        Value data = c.tensor("data");
        Value ids = c.tensor("segment_ids", DType.I32);
        Value sums = c.apply(new UnsortedSegmentSum(segments), data, ids);
        Value counts = data.like(1).broadcastTo(ids.shape()).unsortedSegmentSum(ids, segments);
        List<Integer> ones = Collections.nCopies(sums.shape().rank() - 1, 1);
        Value divisor =
                counts.reshape(Shape.of(segments).concat(Shape.of(ones))).maximum(data.like(1));
        return sums.over(root ? divisor.sqrt() : divisor);
    }

    private static Value sorted(Call c, SegmentReduce.Kind kind) {
        return c.applyTo(new SegmentReduce(kind, c.integers("segment_ids")), "data");
    }
}
