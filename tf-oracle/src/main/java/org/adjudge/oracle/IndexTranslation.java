package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.DynamicPartition;
import org.adjudge.ir.DynamicStitch;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.IndexOp;
import org.adjudge.ir.OneHot;
import org.adjudge.ir.ReverseSequence;
import org.adjudge.ir.ScatterNd;
import org.adjudge.ir.TensorScatter;
import org.adjudge.ir.TopK;
import org.tensorflow.Output;

/** Elements at places that tensors of indices tell. */
final class IndexTranslation extends FamilyTranslation implements IndexOp.Visitor<List<Output<?>>> {
    IndexTranslation(FamilyTranslation scope) {
        super(scope);
    }

    @Override
    public List<Output<?>> gather(Gather op) {
        Output<?> axis = graph.number(op.axis());
        return List.of(graph.build(
                "GatherV2",
                b -> b.addInput(in(0)).addInput(in(1)).addInput(axis).setAttr("batch_dims", op.batchDims())));
    }

    @Override
    public List<Output<?>> gatherNd(GatherNd op) {
        return op("GatherNd", in(0), in(1));
    }

    /** The shape as int64 where the indices are: the op takes both of one dtype. */
    @Override
    public List<Output<?>> scatterNd(ScatterNd op) {
        Output<?> shape =
                graph.build("Cast", b -> b.addInput(graph.ints(op.shape())).setAttr("DstT", in(0).dataType()));
        return op("ScatterNd", in(0), in(1), shape);
    }

    @Override
    public List<Output<?>> tensorScatter(TensorScatter op) {
        String type = switch (op.kind()) {
            case ADD -> "TensorScatterAdd";
            case NON_ALIASING_ADD -> "ScatterNdNonAliasingAdd";
            case SUB -> "TensorScatterSub";
            case UPDATE -> "TensorScatterUpdate";
            case MAX -> "TensorScatterMax";
            case MIN -> "TensorScatterMin";
        };
        return op(type, in(0), in(1), in(2));
    }

    @Override
    public List<Output<?>> oneHot(OneHot op) {
        Output<?> depth = graph.number(op.depth());
        return List.of(graph.build(
                "OneHot",
                b -> b.addInput(in(0))
                        .addInput(depth)
                        .addInput(in(1))
                        .addInput(in(2))
                        .setAttr("axis", op.axis())));
    }

    @Override
    public List<Output<?>> topK(TopK op) {
        Output<?> k = graph.number(op.k());
        return graph.buildAll("TopKV2", b -> b.addInput(in(0)).addInput(k));
    }

    @Override
    public List<Output<?>> reverseSequence(ReverseSequence op) {
        return List.of(graph.build(
                "ReverseSequence",
                b -> b.addInput(in(0))
                        .addInput(in(1))
                        .setAttr("seq_dim", op.seqAxis())
                        .setAttr("batch_dim", op.batchAxis())));
    }

    @Override
    public List<Output<?>> dynamicPartition(DynamicPartition op) {
        Output<?> partitions = graph.constant(op.partitions());
        return graph.buildAll(
                "DynamicPartition",
                b -> b.addInput(in(0)).addInput(partitions).setAttr("num_partitions", op.numPartitions()));
    }

    @Override
    public List<Output<?>> dynamicStitch(DynamicStitch op) {
        Output<?>[] indices = op.indices().stream().map(graph::constant).toArray(Output<?>[]::new);
        return List.of(graph.build(
                "DynamicStitch", b -> b.addInputList(indices).addInputList(inputs.toArray(Output<?>[]::new))));
    }
}
