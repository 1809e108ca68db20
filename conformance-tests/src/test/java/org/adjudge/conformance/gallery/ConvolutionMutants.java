package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Wrong.apply;
import static org.adjudge.conformance.gallery.Wrong.fitting;
import static org.adjudge.conformance.gallery.Wrong.withCotangent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.Application;
import org.adjudge.ir.AvgPool;
import org.adjudge.ir.AvgPoolGrad;
import org.adjudge.ir.BiasAdd;
import org.adjudge.ir.Conv;
import org.adjudge.ir.ConvBackpropInput;
import org.adjudge.ir.MaxPool;
import org.adjudge.ir.Op;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Resize;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Wrong rules of convolutions, pools and resizing: the rows K. */
final class ConvolutionMutants {
    private ConvolutionMutants() {}

    static List<Mutant> all() {
        return List.of(
                Wrong.slot("K01", "conv2d", 0, (op, k, a) -> smallest((Conv) op, a), "input size from the output"),
                Wrong.rule("K03", "conv2d", fitting(ConvolutionMutants::exchanged), "dilations ignored or wrong"),
                Wrong.rule("K04", "conv2d", (op, k, a) -> extraBefore((Conv) op, k, a), "extra padding before"),
                Wrong.slot("K05", "conv2d", 1, (op, k, a) -> groupsMixed((Conv) op, a), "groups mixed"),
                Wrong.slot(
                        "K06",
                        "depthwise_conv2d",
                        1,
                        (op, k, a) -> firstMultiplier(op.vjp(k, a)),
                        "multiplier ignored"),
                Wrong.slot(
                        "K07", "conv2d", 1, fitting((op, k, a) -> op.vjp(k, a).matrixTranspose()), "axes permuted"),
                Wrong.slot(
                        "K08",
                        "conv2d",
                        0,
                        (op, k, a) -> op.vjp(
                                k,
                                new Application(
                                        List.of(a.in(0), apply(new Reverse(List.of(0, 1)), a.in(1))),
                                        a.outputs(),
                                        a.cotangents())),
                        "kernel mirrored"),
                Wrong.rule("K09", "avg_pool2d", (op, k, a) -> wholeWindow((AvgPool) op, a), "border divisor"),
                Wrong.rule("K11", "max_pool2d", (op, k, a) -> once(op, a), "credited once"),
                Wrong.rule("K12", "max_pool2d", (op, k, a) -> shifted((MaxPool) op, a), "shifted"),
                Wrong.rule("K13", "max_pool2d", (op, k, a) -> allTies((MaxPool) op, a), "convention at a kink"),
                Wrong.rule(
                        "K14",
                        "ResizeBilinear",
                        (op, k, a) -> {
                            Resize r = (Resize) op;
                            return new Resize(r.method(), r.size(), false, r.halfPixelCenters()).vjp(k, a);
                        },
                        "alignCorners ignored or wrong"),
                Wrong.slot("K15", "bias_add", 1, (op, k, a) -> channelsLast((BiasAdd) op, a), "data_format ignored"));
    }

    /** The smallest input that has such an output. */
    private static Value smallest(Conv op, Application a) {
        if (!op.padding().equals(Padding.VALID)) {
            return op.vjp(0, a);
        }
        List<Integer> shape = new ArrayList<>(a.in(0).shape().asList());
        for (int axis = 1; axis < shape.size() - 1; axis++) {
            int covered = (a.in(1).shape().extent(axis - 1) - 1) * op.dilations().get(axis) + 1;
            shape.set(axis, (a.ct().shape().extent(axis) - 1) * op.strides().get(axis) + covered);
        }
        return apply(new ConvBackpropInput(shape, op.strides(), op.padding(), op.dilations()), a.ct(), a.in(1));
    }

    private static Value exchanged(Op op, int k, Application a) {
        Conv conv = (Conv) op;
        List<Integer> dilations = new ArrayList<>(conv.dilations());
        Collections.reverse(dilations);
        return new Conv(conv.strides(), conv.padding(), dilations).vjp(k, a);
    }

    /** How much padding SAME, or pairs, put before an axis; and with the extra one before instead of after. */
    private static int before(Application a, Padding padding, int axis, int covered, int stride, boolean extra) {
        if (padding.isExplicit()) {
            return padding.pairs().get(axis).get(0);
        }
        int needed = (a.ct().shape().extent(axis) - 1) * stride
                + covered
                - a.in(0).shape().extent(axis);
        return padding.equals(Padding.VALID) ? 0 : extra ? (Math.max(needed, 0) + 1) / 2 : Math.max(needed, 0) / 2;
    }

    private static Value extraBefore(Conv op, int k, Application a) {
        if (!op.padding().equals(Padding.SAME)) {
            return op.vjp(k, a);
        }
        List<List<Integer>> pairs = new ArrayList<>(Collections.nCopies(4, List.of(0, 0)));
        for (int axis = 1; axis < 3; axis++) {
            int covered = (a.in(1).shape().extent(axis - 1) - 1) * op.dilations().get(axis) + 1;
            int stride = op.strides().get(axis);
            pairs.set(
                    axis,
                    List.of(
                            before(a, op.padding(), axis, covered, stride, true),
                            before(a, op.padding(), axis, covered, stride, false)));
        }
        return new Conv(op.strides(), Padding.explicit(pairs), op.dilations()).vjp(k, a);
    }

    /** The input's channels taken as if those of a group lay apart. */
    private static Value groupsMixed(Conv op, Application a) {
        Shape x = a.in(0).shape();
        int channels = a.in(1).shape().extent(-2);
        Shape heads = x.slice(0, x.rank() - 1);
        Shape apart = heads.concat(Shape.of(channels, x.extent(-1) / channels));
        List<Integer> perm = new ArrayList<>(
                IntStream.range(0, apart.rank()).boxed().toList());
        Collections.swap(perm, apart.rank() - 1, apart.rank() - 2);
        Value mixed = a.in(0).reshape(apart).transpose(perm).reshape(x);
        return op.vjp(1, new Application(List.of(mixed, a.in(1)), a.outputs(), a.cotangents()));
    }

    private static Value firstMultiplier(Value right) {
        List<Integer> size = right.shape().with(-1, 1).asList();
        return right.slice(List.of(0, 0, 0, 0), size).broadcastTo(right.shape());
    }

    /** Each part divided by the window's extent, even where the window hangs over the border. */
    private static Value wholeWindow(AvgPool op, Application a) {
        Shape x = a.in(0).shape();
        int taps = op.ksize().stream().reduce(1, (p, q) -> p * q);
        Value ones = ones(a.ct(), Shape.of(1, x.extent(1), x.extent(2), 1));
        Value window = ones(a.ct(), Shape.of(op.ksize().get(1), op.ksize().get(2), 1, 1));
        Value seen = apply(new Conv(op.strides(), op.padding(), List.of(1, 1, 1, 1)), ones, window);
        return apply(
                new AvgPoolGrad(x.asList(), op.ksize(), op.strides(), op.padding()),
                a.ct().times(seen).over(taps));
    }

    private static Value ones(Value like, Shape shape) {
        return like.graph().constant(Tensor.full(like.dtype(), shape, 1));
    }

    /** An element that several windows chose gets the mean of their cotangents. */
    private static Value once(Op op, Application a) {
        Value count = op.vjp(0, withCotangent(a, ones(a.ct(), a.ct().shape())));
        return op.vjp(0, a).over(count.maximum(count.like(1)));
    }

    private static Value shifted(MaxPool op, Application a) {
        List<List<Integer>> paddings = new ArrayList<>(Collections.nCopies(4, List.of(0, 0)));
        for (int axis = 1; axis < 3; axis++) {
            int pad = before(
                    a, op.padding(), axis, op.ksize().get(axis), op.strides().get(axis), false);
            paddings.set(axis, List.of(pad, 0));
        }
        Value right = op.vjp(0, a);
        return right.pad(paddings)
                .slice(List.of(0, 0, 0, 0), right.shape().asList());
    }

    /** Of windows side by side: all of its largest elements get a window's cotangent. */
    private static Value allTies(MaxPool op, Application a) {
        if (!op.ksize().equals(op.strides()) || !op.padding().equals(Padding.VALID)) {
            return op.vjp(0, a);
        }
        Op spread = new AvgPoolGrad(a.in(0).shape().asList(), op.ksize(), op.strides(), op.padding());
        int taps = op.ksize().stream().reduce(1, (p, q) -> p * q);
        Value largest = apply(spread, a.out()).times(taps);
        Value ct = apply(spread, a.ct()).times(taps);
        return a.in(0).eq(largest).select(ct, ct.like(0));
    }

    private static Value channelsLast(BiasAdd op, Application a) {
        int channels = a.in(1).shape().extent(0);
        int rest = channels == 0 ? 0 : a.ct().shape().size() / channels;
        return op.dataFormat().equals("NCHW")
                ? a.ct().reshape(Shape.of(rest, channels)).sum(0)
                : op.vjp(1, a);
    }
}
