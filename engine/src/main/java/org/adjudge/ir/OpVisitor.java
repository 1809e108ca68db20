package org.adjudge.ir;

/** One method for each kind of op: implementing it is how a translation proves that it is complete. */
public interface OpVisitor<R> {
    R input(Input op);

    R constant(Constant op);

    R unary(Unary op);

    R binary(Binary op);

    R comparison(Comparison op);

    R where(Where op);

    R cast(Cast op);

    R matMul(MatMul op);

    R reduce(Reduce op);

    R cumulate(Cumulate op);

    R l2Loss(L2Loss op);

    R argReduce(ArgReduce op);

    R reshape(Reshape op);

    R transpose(Transpose op);

    R expandDims(ExpandDims op);

    R squeeze(Squeeze op);

    R broadcastTo(BroadcastTo op);

    R concat(Concat op);

    R stack(Stack op);

    R slice(Slice op);

    R pad(Pad op);

    R stridedSlice(StridedSlice op);

    R stridedSliceGrad(StridedSliceGrad op);

    R gather(Gather op);

    R unsortedSegmentSum(UnsortedSegmentSum op);

    R unsortedSegmentReduce(UnsortedSegmentReduce op);

    R segmentReduce(SegmentReduce op);

    R softmax(Softmax op);

    R logSoftmax(LogSoftmax op);
}
