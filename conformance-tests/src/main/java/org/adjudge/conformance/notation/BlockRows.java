package org.adjudge.conformance.notation;

import java.util.List;
import org.adjudge.ir.BatchToSpace;
import org.adjudge.ir.BatchToSpaceNd;
import org.adjudge.ir.DepthToSpace;
import org.adjudge.ir.EnsureShape;
import org.adjudge.ir.Fill;
import org.adjudge.ir.LayoutOp;
import org.adjudge.ir.SpaceToBatch;
import org.adjudge.ir.SpaceToBatchNd;
import org.adjudge.ir.SpaceToDepth;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;

/** The rows of functions that move blocks between axes, and of those that fill tensors. */
final class BlockRows {
    private BlockRows() {}

    static void addTo(Vocabulary v) {
        v.row(
                "space_to_depth(input, block_size, data_format='NHWC')",
                c -> images(c, new SpaceToDepth(c.integer("block_size"))));
        v.row(
                "depth_to_space(input, block_size, data_format='NHWC')",
                c -> images(c, new DepthToSpace(c.integer("block_size"))));
        v.row(
                "space_to_batch(input, block_shape, paddings)",
                c -> c.applyTo(new SpaceToBatchNd(c.integers("block_shape"), c.integerLists("paddings")), "input"),
                "space_to_batch_nd");
        v.row(
                "batch_to_space(input, block_shape, crops)",
                c -> c.applyTo(new BatchToSpaceNd(c.integers("block_shape"), c.integerLists("crops")), "input"),
                "batch_to_space_nd");
        v.row(
                "SpaceToBatch(input, paddings, block_size)",
                c -> c.applyTo(new SpaceToBatch(c.integerLists("paddings"), c.integer("block_size")), "input"));
        v.row(
                "BatchToSpace(input, crops, block_size)",
                c -> c.applyTo(new BatchToSpace(c.integerLists("crops"), c.integer("block_size")), "input"));
        v.row("fill(dims, value)", c -> c.applyTo(new Fill(c.integers("dims")), "value"));
        v.row("ensure_shape(x, shape)", c -> c.applyTo(new EnsureShape(c.integers("shape")), "x"));
        v.row("zeros_like(input)", c -> c.tensor("input").zerosLike());
        v.row("ones_like(input)", c -> c.tensor("input").zerosLike().plus(1));
    }

    /** NCHW, for which TensorFlow has no CPU kernel, between two transposes. */
    private static Value images(Call c, LayoutOp op) {
        if (c.text("data_format").equals("NHWC")) {
            return c.applyTo(op, "input");
        }
        if (!c.text("data_format").equals("NCHW")) {
            throw c.wrong("data_format", "'NHWC' or 'NCHW'");
        }
        Value last = c.applyTo(new Transpose(List.of(0, 2, 3, 1)), "input");
        return c.apply(new Transpose(List.of(0, 3, 1, 2)), c.apply(op, last));
    }
}
