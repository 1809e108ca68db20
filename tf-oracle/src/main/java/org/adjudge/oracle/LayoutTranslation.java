package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.BatchToSpace;
import org.adjudge.ir.BatchToSpaceNd;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Concat;
import org.adjudge.ir.DepthToSpace;
import org.adjudge.ir.EnsureShape;
import org.adjudge.ir.ExpandDims;
import org.adjudge.ir.Fill;
import org.adjudge.ir.LayoutOp;
import org.adjudge.ir.MirrorPad;
import org.adjudge.ir.MirrorPadGrad;
import org.adjudge.ir.Pad;
import org.adjudge.ir.PadV2;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Roll;
import org.adjudge.ir.Slice;
import org.adjudge.ir.SpaceToBatch;
import org.adjudge.ir.SpaceToBatchNd;
import org.adjudge.ir.SpaceToDepth;
import org.adjudge.ir.Split;
import org.adjudge.ir.SplitV;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Stack;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.StridedSliceGrad;
import org.adjudge.ir.Tile;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Unstack;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/** Elements at other places, the places known from attributes alone. */
final class LayoutTranslation extends FamilyTranslation implements LayoutOp.Visitor<List<Output<?>>> {
    LayoutTranslation(FamilyTranslation scope) {
        super(scope);
    }

    @Override
    public List<Output<?>> reshape(Reshape op) {
        return op("Reshape", in(0), graph.ints(op.shape()));
    }

    @Override
    public List<Output<?>> transpose(Transpose op) {
        return op("Transpose", in(0), graph.ints(op.perm()));
    }

    @Override
    public List<Output<?>> expandDims(ExpandDims op) {
        return op("ExpandDims", in(0), graph.number(op.axis()));
    }

    @Override
    public List<Output<?>> squeeze(Squeeze op) {
        long[] axes = op.axis().given().orElse(List.of()).stream()
                .mapToLong(Integer::longValue)
                .toArray();
        return List.of(graph.build("Squeeze", b -> b.addInput(in(0)).setAttr("squeeze_dims", axes)));
    }

    @Override
    public List<Output<?>> broadcastTo(BroadcastTo op) {
        return op("BroadcastTo", in(0), graph.ints(op.shape()));
    }

    /** ConcatV2, which takes two or more; of one it is that one. */
    @Override
    public List<Output<?>> concat(Concat op) {
        if (inputs.size() == 1) {
            return op("Identity", in(0));
        }
        Output<?> axis = graph.number(op.axis());
        return List.of(graph.build(
                "ConcatV2",
                b -> b.addInputList(inputs.toArray(Output<?>[]::new)).addInput(axis)));
    }

    @Override
    public List<Output<?>> stack(Stack op) {
        return List.of(graph.build(
                "Pack", b -> b.addInputList(inputs.toArray(Output<?>[]::new)).setAttr("axis", op.axis())));
    }

    @Override
    public List<Output<?>> slice(Slice op) {
        return op("Slice", in(0), graph.ints(op.begin()), graph.ints(op.size()));
    }

    @Override
    public List<Output<?>> pad(Pad op) {
        return op("Pad", in(0), pairs(op.paddings()));
    }

    private Output<?> pairs(List<List<Integer>> pairs) {
        int[] elements =
                pairs.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
        return graph.constant(Tensor.of(Shape.of(pairs.size(), 2), elements));
    }

    @Override
    public List<Output<?>> stridedSlice(StridedSlice op) {
        SliceSpec spec = SliceSpec.of(op.subscripts());
        List<Output<?>> bounds = spec.bounds(graph);
        return List.of(graph.build(
                "StridedSlice",
                b -> spec.masks(b.addInput(in(0))
                        .addInput(bounds.get(0))
                        .addInput(bounds.get(1))
                        .addInput(bounds.get(2)))));
    }

    @Override
    public List<Output<?>> stridedSliceGrad(StridedSliceGrad op) {
        SliceSpec spec = SliceSpec.of(op.subscripts());
        List<Output<?>> bounds = spec.bounds(graph);
        Output<?> shape = graph.ints(op.shape());
        return List.of(graph.build(
                "StridedSliceGrad",
                b -> spec.masks(b.addInput(shape)
                        .addInput(bounds.get(0))
                        .addInput(bounds.get(1))
                        .addInput(bounds.get(2))
                        .addInput(in(0)))));
    }

    @Override
    public List<Output<?>> tile(Tile op) {
        return op("Tile", in(0), graph.ints(op.multiples()));
    }

    @Override
    public List<Output<?>> reverse(Reverse op) {
        return op("ReverseV2", in(0), graph.ints(op.axis()));
    }

    @Override
    public List<Output<?>> roll(Roll op) {
        return op("Roll", in(0), graph.ints(op.shift()), graph.ints(op.axis()));
    }

    @Override
    public List<Output<?>> split(Split op) {
        Output<?> axis = graph.number(op.axis());
        return graph.buildAll(
                "Split", b -> b.addInput(axis).addInput(in(0)).setAttr("num_split", op.numOrSizeSplits()));
    }

    @Override
    public List<Output<?>> splitV(SplitV op) {
        Output<?> sizes = graph.ints(op.numOrSizeSplits());
        Output<?> axis = graph.number(op.axis());
        int count = op.numOrSizeSplits().size();
        return graph.buildAll(
                "SplitV", b -> b.addInput(in(0)).addInput(sizes).addInput(axis).setAttr("num_split", count));
    }

    /** Where the axis is none of the input's, TensorFlow is left to say so. */
    @Override
    public List<Output<?>> unstack(Unstack op) {
        int at = op.axis() < 0 ? op.axis() + rank(in(0)) : op.axis();
        long count = at < 0 || at >= rank(in(0)) ? 1 : in(0).shape().get(at);
        return graph.buildAll(
                "Unpack", b -> b.addInput(in(0)).setAttr("num", count).setAttr("axis", op.axis()));
    }

    @Override
    public List<Output<?>> padV2(PadV2 op) {
        return op("PadV2", in(0), pairs(op.paddings()), in(1));
    }

    @Override
    public List<Output<?>> mirrorPad(MirrorPad op) {
        Output<?> paddings = pairs(op.paddings());
        return List.of(graph.build(
                "MirrorPad", b -> b.addInput(in(0)).addInput(paddings).setAttr("mode", op.mode())));
    }

    @Override
    public List<Output<?>> mirrorPadGrad(MirrorPadGrad op) {
        Output<?> paddings = pairs(op.paddings());
        return List.of(graph.build(
                "MirrorPadGrad", b -> b.addInput(in(0)).addInput(paddings).setAttr("mode", op.mode())));
    }

    @Override
    public List<Output<?>> spaceToDepth(SpaceToDepth op) {
        return List.of(graph.build("SpaceToDepth", b -> b.addInput(in(0)).setAttr("block_size", op.blockSize())));
    }

    @Override
    public List<Output<?>> depthToSpace(DepthToSpace op) {
        return List.of(graph.build("DepthToSpace", b -> b.addInput(in(0)).setAttr("block_size", op.blockSize())));
    }

    @Override
    public List<Output<?>> spaceToBatchNd(SpaceToBatchNd op) {
        return op("SpaceToBatchND", in(0), graph.ints(op.blockShape()), pairs(op.paddings()));
    }

    @Override
    public List<Output<?>> batchToSpaceNd(BatchToSpaceNd op) {
        return op("BatchToSpaceND", in(0), graph.ints(op.blockShape()), pairs(op.crops()));
    }

    @Override
    public List<Output<?>> spaceToBatch(SpaceToBatch op) {
        Output<?> paddings = pairs(op.paddings());
        return List.of(graph.build(
                "SpaceToBatch", b -> b.addInput(in(0)).addInput(paddings).setAttr("block_size", op.blockSize())));
    }

    @Override
    public List<Output<?>> batchToSpace(BatchToSpace op) {
        Output<?> crops = pairs(op.crops());
        return List.of(graph.build(
                "BatchToSpace", b -> b.addInput(in(0)).addInput(crops).setAttr("block_size", op.blockSize())));
    }

    @Override
    public List<Output<?>> fill(Fill op) {
        return op("Fill", graph.ints(op.dims()), in(0));
    }

    @Override
    public List<Output<?>> ensureShape(EnsureShape op) {
        org.tensorflow.ndarray.Shape shape = org.tensorflow.ndarray.Shape.of(
                op.shape().stream().mapToLong(Integer::longValue).toArray());
        return List.of(graph.build("EnsureShape", b -> b.addInput(in(0)).setAttr("shape", shape)));
    }
}
