package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;
import static org.adjudge.oracle.Rejections.i32;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.DynamicPartition;
import org.adjudge.ir.DynamicStitch;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.OneHot;
import org.adjudge.ir.ReverseSequence;
import org.adjudge.ir.ScatterNd;
import org.adjudge.ir.TensorScatter;
import org.adjudge.ir.TopK;
import org.adjudge.oracle.Rejections.Rejection;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Bad inputs of ops with indices. */
final class IndexRejections {
    private static final Tensor IDS = Tensor.of(Shape.of(2), 0, 1);

    private IndexRejections() {}

    static List<Rejection> all() {
        List<Rejection> result = new ArrayList<>(List.of(
                bad("takes indices of i32 or i64", new Gather(0), f32(3), f32(2)),
                bad("out of range", new Gather(2), f32(3, 2), i32(2)),
                bad("the batch", new Gather(1, 1), f32(3, 2), i32(2, 2)),
                bad("takes indices of i32 or i64", new GatherNd(), f32(3), f32(2, 1)),
                bad("must have a last axis of at most 1", new GatherNd(), f32(3), i32(2, 2)),
                bad("must have a last axis of at most 2", new GatherNd(), f32(3, 2), i32()),
                bad("takes indices of i32 or i64", new ScatterNd(List.of(3)), f32(2, 1), f32(2)),
                bad("updates must have the shape [2]", new ScatterNd(List.of(3)), i32(2, 1), f32(3)),
                bad("must have a last axis of at most 1", new ScatterNd(List.of(3)), i32(2, 2), f32(2)),
                bad("must be tuples", new ScatterNd(List.of(3)), i32(1), f32()),
                bad("must be tuples", new ScatterNd(List.of(3, 2)), i32(1), f32(2)),
                bad("must be tuples", new ScatterNd(List.of(3)), i32(2, 0), f32(2, 3)),
                bad("takes indices of i32 or i64", new OneHot(3, -1), f32(2), f32(), f32()),
                bad("must be scalars", new OneHot(3, -1), i32(2), f32(1), f32()),
                bad("it must be 0 or more", new OneHot(-1, -1), i32(2), f32(), f32()),
                bad("takes rank 1 or more", new TopK(1), f32()),
                bad("it must be from 0 to", new TopK(3), f32(2)),
                bad("it must be from 0 to", new TopK(-1), f32(2)),
                bad("seq_axis is 2", new ReverseSequence(2, 0), f32(2, 3), i32(2)),
                bad("needs two axes", new ReverseSequence(1, 1), f32(2, 3), i32(3)),
                bad("lengths of shape [2]", new ReverseSequence(1, 0), f32(2, 3), i32(3)),
                bad("must begin the data's shape", new DynamicPartition(IDS, 2), f32(3)),
                bad("it must be 1 or more", new DynamicPartition(IDS, 0), f32(2)),
                bad("partition 1 is not in [0, 1)", new DynamicPartition(IDS, 1), f32(2)),
                bad("must begin the data's shape", new DynamicStitch(List.of(IDS)), f32(3)),
                bad("takes inputs of one dtype", new DynamicStitch(List.of(IDS, IDS)), f32(2), f64(2)),
                bad("must have one shape", new DynamicStitch(List.of(IDS, IDS)), f32(2), f32(2, 3))));
        for (TensorScatter.Kind kind : TensorScatter.Kind.values()) {
            TensorScatter op = new TensorScatter(kind);
            result.add(bad("takes inputs of one dtype", op, f32(3), i32(2, 1), f64(2)));
            result.add(bad("updates must have the shape [2]", op, f32(3), i32(2, 1), f32(3)));
            result.add(bad("must have a last axis of at most 1", op, f32(3), i32(2, 2), f32(2)));
            result.add(bad("must be tuples", op, f32(3), i32(1), f32()));
            result.add(bad("must be tuples", op, f32(3, 2), i32(1), f32(2)));
            result.add(bad("must be tuples", op, f32(3), i32(2, 0), f32(2, 3)));
        }
        return result;
    }
}
