package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.f32;

import java.util.List;
import org.adjudge.ir.BatchToSpace;
import org.adjudge.ir.BatchToSpaceNd;
import org.adjudge.ir.DepthToSpace;
import org.adjudge.ir.EnsureShape;
import org.adjudge.ir.Fill;
import org.adjudge.ir.SpaceToBatch;
import org.adjudge.ir.SpaceToBatchNd;
import org.adjudge.ir.SpaceToDepth;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of ops that move blocks. */
final class BlockRejections {
    private static final List<List<Integer>> NONE = List.of(List.of(0, 0), List.of(0, 0));
    private static final List<List<Integer>> NEGATIVE = List.of(List.of(0, 0), List.of(0, -1));

    private BlockRejections() {}

    static List<Rejection> all() {
        return List.of(
                bad("takes [n, h, w, c]", new SpaceToDepth(2), f32(2, 2, 2)),
                bad("takes [n, h, w, c]", new SpaceToDepth(2), f32(1, 2, 3, 1)),
                bad("takes [n, h, w, c]", new SpaceToDepth(1), f32(1, 2, 2, 1)),
                bad("takes [n, h, w, c]", new DepthToSpace(2), f32(2, 2, 4)),
                bad("takes [n, h, w, c]", new DepthToSpace(2), f32(1, 2, 2, 6)),
                bad("takes [n, h, w, c]", new DepthToSpace(1), f32(1, 2, 2, 4)),
                bad("divide the padded extents", new SpaceToBatchNd(List.of(2, 2), NONE), f32(1, 2, 3)),
                bad("need one entry", new SpaceToBatchNd(List.of(2, 2), NEGATIVE), f32(1, 2, 3)),
                bad("need one entry", new SpaceToBatchNd(List.of(2, 2), NONE), f32(1, 2)),
                bad("divide the batch", new BatchToSpaceNd(List.of(2, 2), NONE), f32(3, 2, 3)),
                bad("need one entry", new BatchToSpaceNd(List.of(2, -2), NONE), f32(4, 2, 3)),
                bad("need one entry", new BatchToSpaceNd(List.of(2, 2), NEGATIVE), f32(4, 2, 3)),
                bad("crops leave something", new BatchToSpaceNd(List.of(2), List.of(List.of(2, 3))), f32(2, 2)),
                bad("takes [n, h, w, c]", new SpaceToBatch(NONE, 2), f32(1, 2, 2)),
                bad("takes [n, h, w, c]", new SpaceToBatch(NONE, 1), f32(1, 2, 2, 1)),
                bad("divide the padded extents", new SpaceToBatch(NONE, 2), f32(1, 2, 3, 1)),
                bad("takes [n, h, w, c]", new BatchToSpace(NONE, 2), f32(4, 2, 2)),
                bad("takes [n, h, w, c]", new BatchToSpace(NONE, 1), f32(4, 2, 2, 1)),
                bad("divide the batch", new BatchToSpace(NONE, 2), f32(3, 2, 3, 1)),
                bad("must be a scalar", new Fill(List.of(2)), f32(1)),
                bad("must be a scalar", new Fill(List.of(2)), f32(2, 2)),
                bad("fill", new Fill(List.of(-1)), f32()),
                bad("is not of shape", new EnsureShape(List.of(2)), f32(3)),
                bad("is not of shape", new EnsureShape(List.of(-1)), f32(3, 1)),
                bad("is not of shape", new EnsureShape(List.of(-1, 2)), f32(3, 1)));
    }
}
