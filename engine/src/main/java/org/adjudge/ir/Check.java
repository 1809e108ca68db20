package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;

/** The complaints that many ops share, in one wording. */
final class Check {
    private Check() {}

    /** The inputs, if there are {@code count} of them. */
    static List<TensorType> count(Op op, List<TensorType> inputs, int count) {
        if (inputs.size() != count) {
            throw new IllegalArgumentException(op.opName() + " takes " + count + (count == 1 ? " input" : " inputs")
                    + ", but got " + inputs.size());
        }
        return inputs;
    }

    static void floating(Op op, TensorType type) {
        if (!type.dtype().isFloating()) {
            throw new IllegalArgumentException(
                    op.opName() + " takes f32 or f64, but got " + type + "; cast it first: tf.cast(..., tf.float32)");
        }
    }

    static void numeric(Op op, TensorType type) {
        if (type.dtype() == DType.BOOL) {
            throw new IllegalArgumentException(
                    op.opName() + " takes numbers, but got " + type + "; cast it first: tf.cast(..., tf.float32)");
        }
    }

    static void integer(Op op, String what, TensorType type) {
        if (!type.dtype().isInteger()) {
            throw new IllegalArgumentException(op.opName() + " takes " + what + " of i32 or i64, but got " + type);
        }
    }

    static void sameDType(Op op, TensorType x, TensorType y) {
        if (x.dtype() != y.dtype()) {
            throw new IllegalArgumentException(op.opName() + " takes inputs of one dtype, but got " + x + " and " + y
                    + "; cast one of them: tf.cast(..., tf." + x.dtype().longName() + ")");
        }
    }

    /** The broadcast shape, or a complaint that names the op. */
    static Shape broadcast(Op op, Shape x, Shape y) {
        try {
            return x.broadcast(y);
        } catch (IllegalArgumentException e) {
            throw bad(op, e);
        }
    }

    /** The shape of these extents, or a complaint that names the op. */
    static Shape shape(Op op, int... extents) {
        try {
            return Shape.of(extents);
        } catch (IllegalArgumentException e) {
            throw bad(op, e);
        }
    }

    /** The axis counted from the first, or a complaint that names the op. */
    static int axis(Op op, int axis, int rank) {
        try {
            return Shape.axis(axis, rank);
        } catch (IllegalArgumentException e) {
            throw bad(op, e);
        }
    }

    /** The axes counted from the first, or a complaint that names the op. */
    static List<Integer> axes(Op op, Axes axes, int rank) {
        try {
            return axes.resolve(rank);
        } catch (IllegalArgumentException e) {
            throw bad(op, e);
        }
    }

    /** An extent that may be too long, or a complaint that names the op. */
    static int extent(Op op, long extent) {
        if (extent > Integer.MAX_VALUE) {
            throw bad(op, "an extent of " + extent + " is too long for an int");
        }
        return (int) extent;
    }

    /** Complains of what are not images {@code [n, h, w, c]} and blocks of 2 or more. */
    static void images(Op op, TensorType x, int blockSize) {
        if (x.shape().rank() != 4 || blockSize < 2) {
            throw bad(op, "takes [n, h, w, c] and a block_size of 2 or more, but got " + x + " and " + blockSize);
        }
    }

    private static IllegalArgumentException bad(Op op, IllegalArgumentException cause) {
        return new IllegalArgumentException(op.opName() + ": " + cause.getMessage(), cause);
    }

    /** An argument error that names the op. */
    static IllegalArgumentException bad(Op op, String message) {
        return new IllegalArgumentException(op.opName() + ": " + message);
    }

    /** The type, if it is of matrices of f32 or f64. */
    static TensorType matrices(Op op, TensorType type) {
        floating(op, type);
        if (type.shape().rank() < 2) {
            throw bad(op, "takes matrices, rank 2 or more, but got " + type);
        }
        return type;
    }

    /** The type, if it is of square matrices of f32 or f64. */
    static TensorType square(Op op, TensorType type) {
        floating(op, type);
        Shape shape = type.shape();
        if (shape.rank() < 2 || shape.extent(-1) != shape.extent(-2)) {
            throw bad(op, "takes square matrices, the last two extents equal, but got " + type);
        }
        return type;
    }

    /** The type of X in A X = B, for square A; the leading axes equal, or broadcast. */
    static TensorType rightHandSide(Op op, TensorType a, TensorType b, boolean broadcasts) {
        sameDType(op, a, b);
        int rank = b.shape().rank();
        if (rank < 2 || b.shape().extent(-2) != a.shape().extent(-1)) {
            throw bad(
                    op,
                    "rhs " + b + " does not fit matrix " + a + "; it must be [..., "
                            + a.shape().extent(-1) + ", k]");
        }
        Shape matrices = a.shape().slice(0, a.shape().rank() - 2);
        Shape batch = b.shape().slice(0, rank - 2);
        if (!broadcasts && !matrices.equals(batch)) {
            throw bad(op, "the leading extents of " + a + " and " + b + " differ; tf.broadcast_to makes them equal");
        }
        return a.with(broadcast(op, matrices, batch).concat(b.shape().slice(rank - 2, rank)));
    }
}
