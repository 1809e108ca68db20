package org.adjudge.conformance.notation;

import java.util.Collections;
import java.util.List;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Conv;
import org.adjudge.ir.ConvBackpropFilter;
import org.adjudge.ir.ConvBackpropInput;
import org.adjudge.ir.DepthwiseConv;
import org.adjudge.ir.ExpandDims;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Value;

/** The rows of convolutions; those of one axis are, as in TensorFlow Python, those of two with a first axis of one element. */
final class ConvolutionRows {
    private ConvolutionRows() {}

    static void addTo(Vocabulary v) {
        v.row("conv1d(input, filters, stride, padding, data_format='NWC', dilations=None)", ConvolutionRows::conv1d);
        v.row(
                "conv1d_transpose(input, filters, output_shape, strides, padding='SAME', data_format='NWC', dilations=None)",
                ConvolutionRows::transpose1d);
        v.row(
                "depthwise_conv2d(input, filter, strides, padding, data_format=None, dilations=None)",
                c -> depthwise(c, "filter", new Window(c, 2)));
        v.row(
                "separable_conv2d(input, depthwise_filter, pointwise_filter, strides, padding, data_format=None, dilations=None)",
                ConvolutionRows::separable);
        for (int n = 2; n <= 3; n++) {
            int spatial = n;
            String format = n == 2 ? "'NHWC'" : "'NDHWC'";
            v.row(
                    "conv" + n + "d(input, filters, strides, padding, data_format=" + format + ", dilations=None)",
                    c -> conv(c, new Window(c, spatial)));
            v.row(
                    "conv" + n + "d_transpose(input, filters, output_shape, strides, padding='SAME', data_format="
                            + format + ", dilations=None)",
                    c -> transpose(c, new Window(c, spatial)));
            v.row(
                    "Conv" + (n == 2 ? "2DBackpropFilter" : "3DBackpropFilterV2")
                            + "(input, filter_sizes, out_backprop, strides, padding, data_format=" + format
                            + ", dilations=None)",
                    c -> backpropFilter(c, new Window(c, spatial)));
        }
    }

    private static Value conv(Call c, Window w) {
        Value[] operands = c.tensors("input", "filters");
        Conv op = new Conv(w.lengths("strides"), w.padding(), w.lengths("dilations"));
        return w.out(c.apply(op, w.in(operands[0]), operands[1]));
    }

    private static Value transpose(Call c, Window w) {
        Value[] operands = c.tensors("input", "filters");
        ConvBackpropInput op = new ConvBackpropInput(
                w.shape("output_shape"), w.lengths("strides"), w.padding(), w.lengths("dilations"));
        return w.out(c.apply(op, w.in(operands[0]), operands[1]));
    }

    private static Value backpropFilter(Call c, Window w) {
        Value[] operands = c.tensors("input", "out_backprop");
        ConvBackpropFilter op = new ConvBackpropFilter(
                c.integers("filter_sizes"), w.lengths("strides"), w.padding(), w.lengths("dilations"));
        return c.apply(op, w.in(operands[0]), w.in(operands[1]));
    }

    private static Value depthwise(Call c, String filter, Window w) {
        Value[] operands = c.tensors("input", filter);
        DepthwiseConv op = new DepthwiseConv(w.lengths("strides"), w.padding(), w.lengths("dilations"));
        return w.out(c.apply(op, w.in(operands[0]), operands[1]));
    }

    private static Value separable(Call c) {
        Window w = new Window(c, 2);
        List<Integer> ones = Collections.nCopies(4, 1);
        Value[] operands = c.tensors("input", "depthwise_filter", "pointwise_filter");
        DepthwiseConv op = new DepthwiseConv(w.lengths("strides"), w.padding(), w.lengths("dilations"));
        Value channels = c.apply(op, w.in(operands[0]), operands[1]);
        return w.out(c.apply(new Conv(ones, Padding.VALID, ones), channels, operands[2]));
    }

    private static Value conv1d(Call c) {
        Window w = new Window(c, 1);
        Value[] operands = c.tensors("input", "filters");
        Conv op = new Conv(plane(w.lengths("stride")), plane(c, w), plane(w.lengths("dilations")));
        return line(c, w, c.apply(op, plane(c, w.in(operands[0]), 1), plane(c, operands[1], 0)));
    }

    private static Value transpose1d(Call c) {
        Window w = new Window(c, 1);
        Value[] operands = c.tensors("input", "filters");
        ConvBackpropInput op = new ConvBackpropInput(
                plane(w.shape("output_shape")),
                plane(w.lengths("strides")),
                plane(c, w),
                plane(w.lengths("dilations")));
        return line(c, w, c.apply(op, plane(c, w.in(operands[0]), 1), plane(c, operands[1], 0)));
    }

    /** A tensor of one spatial axis with another before it. */
    static Value plane(Call c, Value line, int axis) {
        return c.apply(new ExpandDims(axis), line);
    }

    /** A number for each axis with a 1 for the axis that is put before the spatial one. */
    static List<Integer> plane(List<Integer> line) {
        return List.of(line.get(0), 1, line.get(1), line.get(2));
    }

    /** The padding of one axis, which TensorFlow takes as a scheme only. */
    static Padding plane(Call c, Window w) {
        if (w.padding().isExplicit()) {
            throw c.wrong("padding", "'SAME' or 'VALID'; pad the input: tf.pad");
        }
        return w.padding();
    }

    /** Back to one spatial axis. */
    static Value line(Call c, Window w, Value plane) {
        return w.out(c.apply(new Squeeze(Axes.of(1)), plane));
    }
}
