package org.adjudge.ir;

/** Elements at other places, the places known from attributes alone. */
public sealed interface LayoutOp extends Op
        permits Reshape,
                Transpose,
                ExpandDims,
                Squeeze,
                BroadcastTo,
                Concat,
                Stack,
                Slice,
                Pad,
                PadV2,
                MirrorPad,
                MirrorPadGrad,
                StridedSlice,
                StridedSliceGrad,
                Tile,
                Reverse,
                Roll,
                Split,
                SplitV,
                Unstack,
                SpaceToDepth,
                DepthToSpace,
                SpaceToBatchNd,
                BatchToSpaceNd,
                SpaceToBatch,
                BatchToSpace,
                Fill,
                EnsureShape {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R reshape(Reshape op);

        R transpose(Transpose op);

        R expandDims(ExpandDims op);

        R squeeze(Squeeze op);

        R broadcastTo(BroadcastTo op);

        R concat(Concat op);

        R stack(Stack op);

        R slice(Slice op);

        R pad(Pad op);

        R padV2(PadV2 op);

        R mirrorPad(MirrorPad op);

        R mirrorPadGrad(MirrorPadGrad op);

        R stridedSlice(StridedSlice op);

        R stridedSliceGrad(StridedSliceGrad op);

        R tile(Tile op);

        R reverse(Reverse op);

        R roll(Roll op);

        R split(Split op);

        R splitV(SplitV op);

        R unstack(Unstack op);

        R spaceToDepth(SpaceToDepth op);

        R depthToSpace(DepthToSpace op);

        R spaceToBatchNd(SpaceToBatchNd op);

        R batchToSpaceNd(BatchToSpaceNd op);

        R spaceToBatch(SpaceToBatch op);

        R batchToSpace(BatchToSpace op);

        R fill(Fill op);

        R ensureShape(EnsureShape op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.layout());
    }
}
