package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Pooling;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/** The window that the attributes of a convolution or a pool describe, checked. */
final class Sliding {
    private Sliding() {}

    /** {@code op2d} or {@code op3d}, or what there would be for another number of axes. */
    static String named(String op, List<Integer> strides) {
        return op.replace("#", String.valueOf(strides.size() - 2));
    }

    /** A window without gaps over a tensor: {@code ksize}, as the strides, has a 1 for batch and channels. */
    static Windows pool(Op op, TensorType x, List<Integer> ksize, List<Integer> strides, Padding padding) {
        lengths(op, "ksize", ksize, strides.size());
        List<Integer> dense = Collections.nCopies(strides.size(), 1);
        Windows windows = over(op, x, ksize.subList(1, ksize.size() - 1), strides, padding, dense);
        for (int axis = 1; padding.isExplicit() && axis < ksize.size() - 1; axis++) {
            if (Collections.max(padding.pairs().get(axis)) >= ksize.get(axis)
                    || x.shape().extent(axis) == 0) {
                throw Check.bad(
                        op,
                        "a window may not lie in the padding alone: axis " + axis + " of " + x + " has padding "
                                + padding.pairs().get(axis) + ", the window " + ksize.get(axis)
                                + "; pad by less than that");
            }
        }
        return windows;
    }

    /** A window over a tensor {@code [batch, spatial..., channels]}, or a complaint that names the op. */
    static Windows over(
            Op op,
            TensorType x,
            List<Integer> window,
            List<Integer> strides,
            Padding padding,
            List<Integer> dilations) {
        int rank = x.shape().rank();
        if (rank != strides.size() || rank < 4 || rank > 5) {
            throw Check.bad(
                    op,
                    "takes a tensor [batch, spatial..., channels] of rank 4 or 5 and a stride for each of its axes, but got "
                            + x + " and strides " + strides);
        }
        lengths(op, "strides", strides, rank);
        lengths(op, "dilations", dilations, rank);
        padding(op, padding, rank);
        List<Windows.Axis> axes = new ArrayList<>();
        for (int axis = 1; axis < rank - 1; axis++) {
            axes.add(axis(op, x, axis, window.get(axis - 1), strides.get(axis), padding, dilations.get(axis)));
        }
        return new Windows(axes);
    }

    private static Windows.Axis axis(
            Op op, TensorType x, int axis, int taps, int stride, Padding padding, int dilation) {
        int extent = x.shape().extent(axis);
        int covered = (taps - 1) * dilation + 1;
        int stops = padding.stops(axis, extent, covered, stride);
        int[] around = padding.around(axis, extent, covered, stride);
        if (stops < 0) {
            throw Check.bad(
                    op,
                    "axis " + axis + " of " + x + " has " + extent + " elements and padding " + around[0] + " and "
                            + around[1] + ", but the window covers " + covered
                            + ": the output's extent there would be " + stops
                            + "; a smaller window or padding 'SAME' would do");
        }
        return new Windows.Axis(extent, taps, stride, dilation, around[0], stops);
    }

    private static void lengths(Op op, String what, List<Integer> lengths, int rank) {
        if (lengths.size() != rank
                || Collections.min(lengths) < 1
                || lengths.get(0) != 1
                || lengths.get(rank - 1) != 1) {
            throw Check.bad(
                    op,
                    what + " " + lengths + " must be " + rank
                            + " numbers, 1 or more, the first (batch) and the last (channels) 1");
        }
    }

    private static void padding(Op op, Padding padding, int rank) {
        List<List<Integer>> pairs = padding.pairs();
        if (!padding.isExplicit()) {
            if (!Set.of("SAME", "VALID").contains(padding.scheme())) {
                throw Check.bad(op, "padding is '" + padding.scheme() + "'; it must be 'SAME', 'VALID' or pairs");
            }
        } else if (rank != 4) {
            throw Check.bad(op, "takes padding 'SAME' or 'VALID', but got " + padding + "; pad the input: tf.pad");
        } else if (pairs.size() != rank
                || pairs.stream().anyMatch(p -> p.size() != 2 || Collections.min(p) < 0)
                || !pairs.get(0).equals(List.of(0, 0))
                || !pairs.get(rank - 1).equals(List.of(0, 0))) {
            throw Check.bad(
                    op,
                    "padding " + padding + " must be " + rank
                            + " pairs of counts, 0 or more, the first (batch) and the last (channels) [0, 0]");
        }
    }

    /** The window that filters {@code [window..., in, out]} are, after a check of all that they must fit. */
    static Windows filters(
            Op op, TensorType x, TensorType filters, List<Integer> strides, Padding padding, List<Integer> dilations) {
        Check.floating(op, x);
        Check.sameDType(op, x, filters);
        int rank = filters.shape().rank();
        if (rank != x.shape().rank() || rank < 3) {
            throw Check.bad(
                    op,
                    "takes an input [batch, spatial..., channels] and filters [spatial..., in, out] of one rank,"
                            + " but got " + x + " and " + filters);
        }
        if (filters.shape().size() == 0) {
            throw Check.bad(op, "filters " + filters + " have no elements; they must have one at least");
        }
        return over(op, x, filters.shape().asList().subList(0, rank - 2), strides, padding, dilations);
    }

    /** The type of a convolution's output, after a check of the channels. */
    private static TensorType output(Op op, TensorType x, TensorType filters, Windows windows) {
        int channels = x.shape().extent(-1);
        int in = filters.shape().extent(-2);
        int out = filters.shape().extent(-1);
        if (channels == 0 || channels % in != 0 || out % (channels / in) != 0) {
            throw Check.bad(
                    op,
                    "input " + x + " has " + channels + " channels and filters " + filters + " take " + in
                            + " and give "
                            + out + "; the input's must be a multiple of those taken, 1 or more times, and those"
                            + " given divisible by as many groups");
        }
        return x.with(x.shape().slice(0, 1).concat(windows.stops()).concat(Shape.of(out)));
    }

    /** The type of a convolution's output, after a check of all that must fit. */
    static TensorType convolved(
            Op op, TensorType x, TensorType filters, List<Integer> strides, Padding padding, List<Integer> dilations) {
        return output(op, x, filters, filters(op, x, filters, strides, padding, dilations));
    }

    /** Of each element of a pool the place in x where it comes from. */
    static IndexMap largest(Op op, Tensor x, List<Integer> ksize, List<Integer> strides, Padding padding) {
        return Pooling.places(x, pool(op, TensorType.of(x), ksize, strides, padding));
    }

    /** The type of a pool's output. */
    static TensorType pooled(TensorType x, Windows windows) {
        int rank = x.shape().rank();
        return x.with(
                x.shape().slice(0, 1).concat(windows.stops()).concat(x.shape().slice(rank - 1, rank)));
    }

    /** The window of the pool of the first of three inputs, which the second must be. */
    static Windows ofPool(Op op, List<TensorType> inputs, List<Integer> ksize, List<Integer> strides, Padding padding) {
        TensorType x = Check.count(op, inputs, 3).get(0);
        Check.floating(op, x);
        Windows windows = pool(op, x, ksize, strides, padding);
        samePooled(op, x, windows, inputs.get(1));
        return windows;
    }

    /** A complaint if something is not of the type of a pool's output. */
    static void samePooled(Op op, TensorType x, Windows windows, TensorType actual) {
        TensorType expected = pooled(x, windows);
        if (!actual.equals(expected)) {
            throw Check.bad(op, "of " + x + " the pool is " + expected + ", but got " + actual);
        }
    }

    /** A complaint about paddings in pairs. */
    static void notExplicit(Op op, Padding padding) {
        if (padding.isExplicit()) {
            throw Check.bad(
                    op,
                    "takes padding 'SAME' or 'VALID', but got " + padding + ": a mean over padding is not defined;"
                            + " pad the input: tf.pad");
        }
    }
}
