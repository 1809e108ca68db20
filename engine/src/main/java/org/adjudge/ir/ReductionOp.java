package org.adjudge.ir;

/** Reductions, scans and sums by segment. */
public sealed interface ReductionOp extends Op
        permits Reduce, Cumulate, L2Loss, ArgReduce, UnsortedSegmentSum, UnsortedSegmentReduce, SegmentReduce {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R reduce(Reduce op);

        R cumulate(Cumulate op);

        R l2Loss(L2Loss op);

        R argReduce(ArgReduce op);

        R unsortedSegmentSum(UnsortedSegmentSum op);

        R unsortedSegmentReduce(UnsortedSegmentReduce op);

        R segmentReduce(SegmentReduce op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.reduction());
    }
}
