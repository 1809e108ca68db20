package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.Conv;
import org.adjudge.ir.ConvBackpropFilter;
import org.adjudge.ir.ConvBackpropInput;
import org.adjudge.ir.DepthwiseConv;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/**
 * Convolutions: Conv2D, Conv3D, their two adjoints and DepthwiseConv2dNative.
 *
 * <p>Where TensorFlow has no CPU kernel it is asked through a composition of others. For dilations (of all but Conv2D) the filters
 * are spread out with zeros between their taps; for groups (of all but Conv2D) and for depthwise convolutions with two
 * different strides the channels are split, convolved group by group and concatenated.
 */
final class ConvolutionTranslation extends FamilyTranslation {
    ConvolutionTranslation(FamilyTranslation scope) {
        super(scope);
    }

    List<Output<?>> conv(Conv op) {
        return List.of(forward(in(0), in(1), new ConvolutionForm(op.strides(), op.padding(), op.dilations())));
    }

    List<Output<?>> convBackpropInput(ConvBackpropInput op) {
        ConvolutionForm form = new ConvolutionForm(op.strides(), op.padding(), op.dilations());
        return List.of(backpropInput(op.outputShape(), in(1), in(0), form));
    }

    List<Output<?>> convBackpropFilter(ConvBackpropFilter op) {
        ConvolutionForm form = new ConvolutionForm(op.strides(), op.padding(), op.dilations());
        return List.of(backpropFilter(in(0), op.filterSizes(), in(1), form));
    }

    List<Output<?>> depthwiseConv(DepthwiseConv op) {
        ConvolutionForm form = new ConvolutionForm(op.strides(), op.padding(), op.dilations());
        Output<?> filter = form.isDilated() ? spread(in(1), form) : in(1);
        if (op.strides().get(1).equals(op.strides().get(2))) {
            return List.of(graph.build(
                    "DepthwiseConv2dNative",
                    b -> form.dense().set(b.addInput(in(0)).addInput(filter))));
        }
        int channels = last(in(0));
        List<Output<?>> xs = split(in(0), 3, channels);
        List<Output<?>> fs = split(filter, 2, channels);
        return List.of(concat(IntStream.range(0, channels)
                .<Output<?>>mapToObj(c -> forward(xs.get(c), fs.get(c), form.dense()))
                .toList()));
    }

    private Output<?> forward(Output<?> x, Output<?> filters, ConvolutionForm form) {
        if (form.isPlane()) {
            return graph.build("Conv2D", b -> form.set(b.addInput(x).addInput(filters)));
        }
        if (form.isDilated()) {
            return forward(x, spread(filters, form), form.dense());
        }
        int groups = last(x) / taken(filters);
        if (groups == 1) {
            return graph.build("Conv3D", b -> form.set(b.addInput(x).addInput(filters)));
        }
        List<Output<?>> xs = split(x, -1, groups);
        List<Output<?>> fs = split(filters, -1, groups);
        return concat(IntStream.range(0, groups)
                .<Output<?>>mapToObj(g -> forward(xs.get(g), fs.get(g), form))
                .toList());
    }

    private Output<?> backpropInput(List<Integer> sizes, Output<?> filters, Output<?> y, ConvolutionForm form) {
        if (form.isDilated()) {
            return backpropInput(sizes, spread(filters, form), y, form.dense());
        }
        int groups = sizes.get(sizes.size() - 1) / taken(filters);
        if (groups == 1) {
            Output<?> shape = graph.ints(sizes);
            return graph.build(
                    form.isPlane() ? "Conv2DBackpropInput" : "Conv3DBackpropInputV2",
                    b -> form.set(b.addInput(shape).addInput(filters).addInput(y)));
        }
        List<Output<?>> ys = split(y, -1, groups);
        List<Output<?>> fs = split(filters, -1, groups);
        return concat(IntStream.range(0, groups)
                .<Output<?>>mapToObj(g -> backpropInput(parted(sizes, groups), fs.get(g), ys.get(g), form))
                .toList());
    }

    private Output<?> backpropFilter(Output<?> x, List<Integer> sizes, Output<?> y, ConvolutionForm form) {
        int rank = sizes.size();
        if (form.isDilated()) {
            List<Integer> spread = new ArrayList<>(sizes);
            List<Integer> steps = new ArrayList<>(Collections.nCopies(rank, 1));
            for (int axis = 0; axis < rank - 2; axis++) {
                spread.set(axis, form.covered(axis, sizes.get(axis)));
                steps.set(axis, form.dilations().get(axis + 1));
            }
            Output<?> all = backpropFilter(x, spread, y, form.dense());
            return graph.op(
                    "StridedSlice",
                    all,
                    graph.ints(Collections.nCopies(rank, 0)),
                    graph.ints(spread),
                    graph.ints(steps));
        }
        int groups = last(x) / sizes.get(rank - 2);
        if (groups == 1) {
            Output<?> shape = graph.ints(sizes);
            return graph.build(
                    form.isPlane() ? "Conv2DBackpropFilter" : "Conv3DBackpropFilterV2",
                    b -> form.set(b.addInput(x).addInput(shape).addInput(y)));
        }
        List<Output<?>> xs = split(x, -1, groups);
        List<Output<?>> ys = split(y, -1, groups);
        return concat(IntStream.range(0, groups)
                .<Output<?>>mapToObj(g -> backpropFilter(xs.get(g), parted(sizes, groups), ys.get(g), form))
                .toList());
    }

    /** Filters with zeros between their taps, axis by axis, so that without dilation they see what they saw with it. */
    private Output<?> spread(Output<?> filters, ConvolutionForm form) {
        Output<?> result = filters;
        for (int axis = 0; axis < rank(filters) - 2; axis++) {
            if (form.dilations().get(axis + 1) > 1) {
                result = spread(result, axis, form.dilations().get(axis + 1));
            }
        }
        return result;
    }

    private Output<?> spread(Output<?> x, int axis, int dilation) {
        List<Integer> extents = new ArrayList<>();
        for (long extent : x.shape().asArray()) {
            extents.add((int) extent);
        }
        int taps = extents.get(axis);
        int outer = extents.subList(0, axis).stream().reduce(1, (a, b) -> a * b);
        int inner = extents.subList(axis + 1, extents.size()).stream().reduce(1, (a, b) -> a * b);
        Output<?> after = graph.constant(Tensor.of(Shape.of(4, 2), 0, 0, 0, 0, 0, dilation - 1, 0, 0));
        Output<?> padded = graph.op("Pad", graph.op("Reshape", x, graph.ints(List.of(outer, taps, 1, inner))), after);
        int covered = (taps - 1) * dilation + 1;
        extents.set(axis, covered);
        Output<?> cut = graph.op(
                "Slice",
                graph.op("Reshape", padded, graph.ints(List.of(outer, taps * dilation, inner))),
                graph.ints(List.of(0, 0, 0)),
                graph.ints(List.of(outer, covered, inner)));
        return graph.op("Reshape", cut, graph.ints(extents));
    }

    private static List<Integer> parted(List<Integer> sizes, int groups) {
        List<Integer> result = new ArrayList<>(sizes);
        result.set(sizes.size() - 1, sizes.get(sizes.size() - 1) / groups);
        return result;
    }

    private static int last(Output<?> x) {
        return (int) x.shape().get(rank(x) - 1);
    }

    private static int taken(Output<?> filters) {
        return (int) filters.shape().get(rank(filters) - 2);
    }

    private List<Output<?>> split(Output<?> x, int axis, int count) {
        Output<?> at = graph.number(axis);
        return graph.buildAll("Split", b -> b.addInput(at).addInput(x).setAttr("num_split", count));
    }

    private Output<?> concat(List<Output<?>> parts) {
        Output<?> axis = graph.number(-1);
        return parts.size() == 1
                ? parts.get(0)
                : graph.build(
                        "ConcatV2",
                        b -> b.addInputList(parts.toArray(Output<?>[]::new)).addInput(axis));
    }
}
