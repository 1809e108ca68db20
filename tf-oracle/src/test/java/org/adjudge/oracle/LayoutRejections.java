package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;

import java.util.List;
import org.adjudge.ir.Axes;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Concat;
import org.adjudge.ir.ExpandDims;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Roll;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Stack;
import org.adjudge.ir.Tile;
import org.adjudge.ir.Transpose;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of layout ops that keep all elements. */
final class LayoutRejections {
    private LayoutRejections() {}

    static List<Rejection> all() {
        return List.of(
                bad("a count, 0 or more, for each axis", new Tile(List.of(2)), f32(2, 3)),
                bad("a count, 0 or more, for each axis", new Tile(List.of(2, -1)), f32(2, 3)),
                bad("too long", new Tile(List.of(1 << 30, 1 << 30, 1 << 30)), f32(4, 4, 4)),
                bad("a count, 0 or more, for each axis", new Tile(List.of(2, 2)), f32()),
                bad("with 6 elements to [4]", new Reshape(List.of(4)), f32(2, 3)),
                bad("with 6 elements to [4, -1]", new Reshape(List.of(4, -1)), f32(2, 3)),
                bad("only one extent may be -1", new Reshape(List.of(-1, -1)), f32(2, 3)),
                bad("an extent of [-2, 3] is negative", new Reshape(List.of(-2, 3)), f32(2, 3)),
                bad("perm [0] is not a permutation", new Transpose(List.of(0)), f32(2, 3)),
                bad("perm [0, 0] is not a permutation", new Transpose(List.of(0, 0)), f32(2, 3)),
                bad("perm [0, 2] is not a permutation", new Transpose(List.of(0, 2)), f32(2, 3)),
                bad("axis 2 is out of range", new ExpandDims(2), f32(2)),
                bad("axis -3 is out of range", new ExpandDims(-3), f32(2)),
                bad("axis 1 is out of range", new ExpandDims(1), f32()),
                bad("axis 0 of [2, 1] has extent 2, not 1", new Squeeze(Axes.of(0)), f32(2, 1)),
                bad("axis 1 of [1, 0] has extent 0, not 1", new Squeeze(Axes.of(-1)), f32(1, 0)),
                bad("axis 2 is out of range", new Squeeze(Axes.of(2)), f32(1, 1)),
                bad("cannot broadcast f32[3] to [2]", new BroadcastTo(List.of(2)), f32(3)),
                bad("cannot broadcast f32[2, 3] to [3]", new BroadcastTo(List.of(3)), f32(2, 3)),
                bad("extent -1", new BroadcastTo(List.of(-1)), f32(3)),
                bad("takes inputs of one dtype", new Concat(0), f32(2), f64(2)),
                bad("all extents but those of axis 0", new Concat(0), f32(2, 3), f32(2, 2)),
                bad("all extents but those of axis 1", new Concat(1), f32(2, 3), f32(2, 3, 1)),
                bad("axis 2 is out of range", new Concat(2), f32(2, 3), f32(2, 3)),
                bad("one dtype and shape", new Stack(0), f32(2), f64(2)),
                bad("one dtype and shape", new Stack(0), f32(2), f32(3)),
                bad("axis 2 is out of range", new Stack(2), f32(2), f32(2)),
                bad("axis -3 is out of range", new Stack(-3), f32(2), f32(2)),
                bad("axis 2 is out of range", new Reverse(List.of(2)), f32(2, 3)),
                bad("axis -3 is out of range", new Reverse(List.of(-3)), f32(2, 3)),
                bad("axis 1 is named twice", new Reverse(List.of(1, -1)), f32(2, 3)),
                bad("must have the same length", new Roll(List.of(1), List.of(0, 1)), f32(2, 3)),
                bad("takes rank 1 or more", new Roll(List.of(1), List.of(0)), f32()),
                bad("axis 2 is out of range", new Roll(List.of(1), List.of(2)), f32(2, 3)));
    }
}
