package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.BatchToSpace;
import org.adjudge.ir.BatchToSpaceNd;
import org.adjudge.ir.DepthToSpace;
import org.adjudge.ir.DynamicPartition;
import org.adjudge.ir.DynamicStitch;
import org.adjudge.ir.EnsureShape;
import org.adjudge.ir.Fill;
import org.adjudge.ir.OneHot;
import org.adjudge.ir.Op;
import org.adjudge.ir.ReverseSequence;
import org.adjudge.ir.SpaceToBatch;
import org.adjudge.ir.SpaceToBatchNd;
import org.adjudge.ir.SpaceToDepth;
import org.adjudge.ir.TensorScatter;
import org.adjudge.ir.TopK;
import org.adjudge.oracle.Vocabulary.Use;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Blocks, scattered updates and partitions with operands. */
final class PlacesVocabulary {
    private static final List<List<Integer>> AROUND = List.of(List.of(1, 0), List.of(0, 1));

    private PlacesVocabulary() {}

    static List<Use> uses(DType dtype) {
        List<Use> uses = new ArrayList<>();
        for (TensorScatter.Kind kind : TensorScatter.Kind.values()) {
            uses.add(use(
                    new TensorScatter(kind),
                    Vocabulary.some(dtype, 3, 2),
                    Tensor.of(Shape.of(3, 1), 1, 0, 1),
                    Vocabulary.some(dtype, 3, 2)));
        }
        Tensor three = Tensor.of(Shape.of(3), 2, 0, -1);
        uses.add(use(new OneHot(3, 0), three, Vocabulary.some(dtype), Tensor.full(dtype, Shape.SCALAR, -3)));
        uses.add(use(new ReverseSequence(0, 1), Vocabulary.some(dtype, 3, 2), Tensor.of(Shape.of(2), 2L, 3L)));
        Tensor stitch = Tensor.of(Shape.of(2), 2, 0);
        Tensor one = Tensor.of(Shape.SCALAR, 1);
        uses.add(use(new DynamicStitch(List.of(stitch, one)), Vocabulary.some(dtype, 2, 2), Vocabulary.some(dtype, 2)));
        uses.add(use(new SpaceToDepth(2), Vocabulary.some(dtype, 2, 2, 4, 3)));
        uses.add(use(new DepthToSpace(2), Vocabulary.some(dtype, 2, 1, 2, 12)));
        uses.add(use(new SpaceToBatchNd(List.of(3, 2), AROUND), Vocabulary.some(dtype, 2, 5, 3, 2)));
        uses.add(use(new BatchToSpaceNd(List.of(3, 2), AROUND), Vocabulary.some(dtype, 12, 2, 2)));
        uses.add(use(new SpaceToBatch(AROUND, 2), Vocabulary.some(dtype, 1, 3, 3, 2)));
        uses.add(use(new BatchToSpace(AROUND, 2), Vocabulary.some(dtype, 4, 2, 2, 1)));
        uses.add(use(new Fill(List.of(2, 3)), Vocabulary.some(dtype)));
        uses.add(use(new EnsureShape(List.of(-1, 3)), Vocabulary.some(dtype, 2, 3)));
        // one output each is what the table compares
        uses.add(use(new DynamicPartition(Tensor.of(Shape.of(2), 0, 0), 1), Vocabulary.some(dtype, 2, 3)));
        uses.add(use(new TopK(2), Vocabulary.some(dtype, 2, 3)));
        return uses;
    }

    private static Use use(Op op, Tensor... operands) {
        return new Use(op, List.of(operands));
    }
}
