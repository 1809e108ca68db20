package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.IndexOp;
import org.adjudge.ir.ScatterNd;
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
}
