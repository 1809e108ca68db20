package org.adjudge.ir;

import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Index tuples {@code [i..., d]} into the first d axes of a tensor: what gather_nd and the scatter ops share. */
final class Tuples {
    private Tuples() {}

    /** The shape of the slices at all tuples. */
    static Shape slices(Op op, Shape x, TensorType indices) {
        Check.integer(op, "indices", indices);
        Shape shape = indices.shape();
        if (shape.rank() == 0 || shape.extent(-1) > x.rank()) {
            throw Check.bad(
                    op,
                    "indices " + indices + " must have a last axis of at most " + x.rank()
                            + ", an index for each axis of " + x);
        }
        return shape.slice(0, shape.rank() - 1).concat(x.slice(shape.extent(-1), x.rank()));
    }

    /**
     * Complains if the updates are not of the shape of the slices, or the tuples are one alone or empty, to which TensorFlow's
     * scatter ops do not write (gather_nd reads there).
     */
    static void fit(Op op, Shape x, TensorType indices, TensorType updates) {
        Shape slices = slices(op, x, indices);
        if (indices.shape().rank() < 2 || indices.shape().extent(-1) == 0) {
            throw Check.bad(
                    op,
                    "indices " + indices
                            + " must be tuples [i..., d] of 1 or more indices; a single one is [[0, 1]], say");
        }
        if (!updates.shape().equals(slices)) {
            throw Check.bad(
                    op,
                    "updates must have the shape " + slices + " of the slices of " + x + " at " + indices + ", but are "
                            + updates);
        }
    }

    /** From the slices into the tensor. */
    static IndexMap map(Op op, Shape x, Tensor indices) {
        int depth = indices.shape().extent(-1);
        int inner = x.slice(depth, x.rank()).size();
        Shape slices = slices(op, x, TensorType.of(indices));
        int[] source = new int[slices.size()];
        for (int i = 0; i < source.length; i++) {
            int tuple = i / inner;
            int position = 0;
            for (int a = 0; a < depth; a++) {
                long index = indices.getLong(tuple * depth + a);
                if (index < 0 || index >= x.extent(a)) {
                    throw Check.bad(
                            op, "index " + index + " is not in [0, " + x.extent(a) + "), axis " + a + " of " + x);
                }
                position = position * x.extent(a) + (int) index;
            }
            source[i] = position * inner + i % inner;
        }
        return IndexMap.of(slices, source);
    }
}
