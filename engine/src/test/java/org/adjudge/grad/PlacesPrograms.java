package org.adjudge.grad;

import static org.adjudge.grad.Programs.apply;
import static org.adjudge.grad.Programs.ints;
import static org.adjudge.grad.Programs.program;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.BatchToSpace;
import org.adjudge.ir.BatchToSpaceNd;
import org.adjudge.ir.DepthToSpace;
import org.adjudge.ir.DynamicPartition;
import org.adjudge.ir.DynamicStitch;
import org.adjudge.ir.EnsureShape;
import org.adjudge.ir.Fill;
import org.adjudge.ir.OneHot;
import org.adjudge.ir.ReverseSequence;
import org.adjudge.ir.SpaceToBatch;
import org.adjudge.ir.SpaceToBatchNd;
import org.adjudge.ir.SpaceToDepth;
import org.adjudge.ir.TensorScatter;
import org.adjudge.ir.TopK;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Blocks, scattered updates and partitions in small programs. */
final class PlacesPrograms {
    private static final List<List<Integer>> AROUND = List.of(List.of(1, 0), List.of(0, 1));

    private PlacesPrograms() {}

    static List<Program> all() {
        List<Program> result = new ArrayList<>(List.of(
                apply(new SpaceToDepth(2), Shape.of(1, 2, 4, 2)),
                apply(new DepthToSpace(2), Shape.of(1, 1, 2, 8)),
                apply(new SpaceToBatchNd(List.of(3, 2), AROUND), Shape.of(2, 5, 3)),
                apply(new BatchToSpaceNd(List.of(3, 2), AROUND), Shape.of(12, 2, 2)),
                apply(new SpaceToBatch(AROUND, 2), Shape.of(1, 3, 3, 1)),
                apply(new BatchToSpace(AROUND, 2), Shape.of(4, 2, 2, 1)),
                apply(new Fill(List.of(2, 3)), Shape.SCALAR),
                apply(new EnsureShape(List.of(-1, 3)), Shape.of(2, 3)),
                apply(
                        new DynamicStitch(List.of(Tensor.of(Shape.of(3), 2, 0, 2), Tensor.of(Shape.SCALAR, 1))),
                        Shape.of(3, 2),
                        Shape.of(2)),
                program("dynamic_partition", PlacesPrograms::partition, Shape.of(3, 2)),
                program("top_k", x -> x.get(0).graph().applyAll(new TopK(2), x).get(0), Shape.of(2, 4)),
                program("reverse_sequence", PlacesPrograms::reversed, Shape.of(3, 2)),
                program("one_hot", PlacesPrograms::oneHot, Shape.SCALAR, Shape.SCALAR)));
        for (TensorScatter.Kind kind : TensorScatter.Kind.values()) {
            result.add(program("tensor_scatter of " + kind, x -> scatter(kind, x), Shape.of(3, 2), Shape.of(3, 2)));
        }
        return result;
    }

    private static Value partition(List<Value> x) {
        Tensor partitions = Tensor.of(Shape.of(3), 1, 0, 1);
        List<Value> parts = x.get(0).graph().applyAll(new DynamicPartition(partitions, 2), x);
        return parts.get(0).times(parts.get(1));
    }

    private static Value reversed(List<Value> x) {
        return x.get(0).graph().apply(new ReverseSequence(0, 1), x.get(0), ints(x.get(0), Shape.of(2), 2, 3));
    }

    private static Value oneHot(List<Value> x) {
        Value indices = ints(x.get(0), Shape.of(3), 2, 0, -1);
        return x.get(0).graph().apply(new OneHot(3, 0), indices, x.get(0), x.get(1));
    }

    private static Value scatter(TensorScatter.Kind kind, List<Value> x) {
        Value indices = ints(x.get(0), Shape.of(3, 1), 1, 0, 1);
        return x.get(0).graph().apply(new TensorScatter(kind), x.get(0), indices, x.get(1));
    }
}
