package org.adjudge.ir;

/** Elements at places that tensors of indices tell. */
public sealed interface IndexOp extends Op
        permits Gather,
                GatherNd,
                ScatterNd,
                TensorScatter,
                OneHot,
                TopK,
                ReverseSequence,
                DynamicPartition,
                DynamicStitch {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R gather(Gather op);

        R gatherNd(GatherNd op);

        R scatterNd(ScatterNd op);

        R tensorScatter(TensorScatter op);

        R oneHot(OneHot op);

        R topK(TopK op);

        R reverseSequence(ReverseSequence op);

        R dynamicPartition(DynamicPartition op);

        R dynamicStitch(DynamicStitch op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.index());
    }
}
