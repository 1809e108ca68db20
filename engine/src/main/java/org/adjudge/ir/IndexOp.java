package org.adjudge.ir;

/** Elements at places that tensors of indices tell. */
public sealed interface IndexOp extends Op permits Gather, GatherNd, ScatterNd {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R gather(Gather op);

        R gatherNd(GatherNd op);

        R scatterNd(ScatterNd op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.index());
    }
}
