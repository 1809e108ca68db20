package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.i32;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.ArgReduce;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Cumulate;
import org.adjudge.ir.Cumulation;
import org.adjudge.ir.L2Loss;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.SegmentReduce;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.UnsortedSegmentSum;
import org.adjudge.oracle.Rejections.Rejection;
import org.adjudge.tensor.DType;

/** Bad inputs of each row of reductions and scans, and of what combines segments. */
final class ReductionRejections {
    private ReductionRejections() {}

    static List<Rejection> all() {
        List<Rejection> all = new ArrayList<>();
        for (Reduction kind : Reduction.values()) {
            all.add(bad("takes", new Reduce(kind, Axes.all(), false), bool(2)));
            all.add(bad("axis 2 is out of range", new Reduce(kind, Axes.of(2), false), f32(2, 3)));
            all.add(bad("axis 1 is named twice", new Reduce(kind, Axes.of(1, -1), true), f32(2, 3)));
        }
        for (Cumulation kind : Cumulation.values()) {
            all.add(bad("takes", new Cumulate(kind, 0, false, false), bool(2)));
            all.add(bad("axis 2 is out of range", new Cumulate(kind, 2, true, false), f32(2, 3)));
            all.add(bad("axis 0 is out of range", new Cumulate(kind, 0, false, true), f32()));
        }
        for (ArgReduce.Kind kind : ArgReduce.Kind.values()) {
            all.add(bad("axis 2 is out of range", new ArgReduce(kind, 2, DType.I64), f32(2, 3)));
            all.add(bad("output_type is f32", new ArgReduce(kind, 0, DType.F32), f32(2, 3)));
            all.add(bad("it must have an element", new ArgReduce(kind, 1, DType.I32), f32(2, 0)));
        }
        all.add(bad("takes f32 or f64", new L2Loss(), i32(2)));
        all.add(bad("takes f32 or f64", new L2Loss(), bool(2)));
        all.add(bad("takes f32 or f64", new L2Loss(), i32()));
        for (SegmentReduce.Kind kind : SegmentReduce.Kind.values()) {
            all.add(bad("must ascend from 0", new SegmentReduce(kind, List.of(1, 0)), f32(2)));
            all.add(bad("must ascend from 0", new SegmentReduce(kind, List.of(-1, 0)), f32(2)));
            all.add(bad("must begin the data's shape", new SegmentReduce(kind, List.of(0, 0)), f32(3)));
            all.add(bad("takes", new SegmentReduce(kind, List.of(0, 0)), bool(2)));
        }
        unsorted(all, new UnsortedSegmentSum(3), new UnsortedSegmentSum(-1));
        for (UnsortedSegmentReduce.Kind kind : UnsortedSegmentReduce.Kind.values()) {
            unsorted(all, new UnsortedSegmentReduce(kind, 3), new UnsortedSegmentReduce(kind, -1));
        }
        return all;
    }

    private static void unsorted(List<Rejection> all, Op op, Op negative) {
        all.add(bad("segment ids of i32 or i64", op, f32(2), f32(2)));
        all.add(bad("must begin the data's shape", op, f32(3), i32(2)));
        all.add(bad("must begin the data's shape", op, f32(2), i32(2, 1)));
        all.add(bad("takes numbers", op, bool(2), i32(2)));
        all.add(bad("it must be 0 or more", negative, f32(2), i32(2)));
    }
}
