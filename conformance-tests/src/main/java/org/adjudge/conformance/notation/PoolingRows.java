package org.adjudge.conformance.notation;

import java.util.List;
import java.util.Map;
import org.adjudge.ir.AvgPool;
import org.adjudge.ir.AvgPoolGrad;
import org.adjudge.ir.Dilation2D;
import org.adjudge.ir.MaxPool;
import org.adjudge.ir.MaxPoolGrad;
import org.adjudge.ir.MaxPoolGradGrad;
import org.adjudge.ir.MaxPoolWithArgmax;
import org.adjudge.ir.Op;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** The rows of pools and of the ops that are their gradients. */
final class PoolingRows {
    private PoolingRows() {}

    @FunctionalInterface
    private interface Pool {
        Op of(List<Integer> ksize, List<Integer> strides, Padding padding);
    }

    private static final Map<String, Pool> POOLS = Map.of("avg", AvgPool::new, "max", MaxPool::new);

    static void addTo(Vocabulary v) {
        POOLS.forEach((kind, pool) -> {
            v.row(
                    kind + "_pool(input, ksize, strides, padding, data_format=None)",
                    c -> pool(c, pool, c.tensor("input").shape().rank() - 2));
            for (int n = 1; n <= 3; n++) {
                int spatial = n;
                String format = "'N" + "DHW".substring(3 - n) + "C'";
                v.row(
                        kind + "_pool" + n + "d(input, ksize, strides, padding, data_format=" + format + ")",
                        c -> pool(c, pool, spatial));
            }
        });
        v.row(
                "MaxPoolV2(input, ksize, strides, padding, data_format='NHWC')",
                c -> pool(c, (k, s, p) -> new MaxPool(MaxPool.Form.OPERANDS, k, s, p), 2));
        v.listRow(
                "max_pool_with_argmax(input, ksize, strides, padding, data_format='NHWC', output_dtype=tf.int64,"
                        + " include_batch_in_index=False)",
                PoolingRows::withArgmax);
        v.row(
                "dilation2d(input, filters, strides, padding, data_format='NHWC', dilations=None)",
                c -> dilated(c, c.tensors("input", "filters")));
        v.row("erosion2d(value, filters, strides, padding, data_format='NHWC', dilations=None)", PoolingRows::eroded);
        for (int n = 2; n <= 3; n++) {
            int spatial = n;
            String dimension = n == 2 ? "" : "3D";
            String format = n == 2 ? "'NHWC'" : "'NDHWC'";
            String shared = ", ksize, strides, padding, data_format=" + format + ")";
            v.row("AvgPool" + dimension + "Grad(orig_input_shape, grad" + shared, c -> avgGrad(c, spatial));
            v.row(
                    "MaxPool" + dimension + "Grad(orig_input, orig_output, grad" + shared,
                    c -> maxGrad(c, MaxPoolGrad::new, spatial));
            v.row(
                    "MaxPool" + dimension + "GradGrad(orig_input, orig_output, grad" + shared,
                    c -> maxGrad(c, MaxPoolGradGrad::new, spatial));
        }
    }

    /** Of one axis, as in TensorFlow Python, as of two with a first axis of one element. */
    private static Value pool(Call c, Pool pool, int spatial) {
        if (spatial < 1 || spatial > 3) {
            throw c.wrong("input", "of rank 3, 4 or 5: batch, 1 to 3 spatial axes, channels");
        }
        Window w = new Window(c, spatial);
        Value x = w.in(c.tensor("input"));
        if (spatial == 1) {
            Op op = pool.of(
                    ConvolutionRows.plane(w.lengths("ksize")),
                    ConvolutionRows.plane(w.lengths("strides")),
                    ConvolutionRows.plane(c, w));
            return ConvolutionRows.line(c, w, c.apply(op, ConvolutionRows.plane(c, x, 1)));
        }
        return w.out(c.apply(pool.of(w.lengths("ksize"), w.lengths("strides"), w.padding()), x));
    }

    /** The places are those of channels last: TensorFlow has no other. */
    private static List<Value> withArgmax(Call c) {
        Window w = channelsLast(c);
        DType dtype = c.dtype("output_dtype");
        boolean batch = c.flag("include_batch_in_index");
        return c.applyAll(
                new MaxPoolWithArgmax(w.lengths("ksize"), w.lengths("strides"), w.padding(), dtype, batch),
                c.tensor("input"));
    }

    private static Value dilated(Call c, Value[] operands) {
        Window w = channelsLast(c);
        return c.apply(new Dilation2D(w.lengths("strides"), w.padding(), w.lengths("dilations")), operands);
    }

    /** The smallest with the turned filters taken away, as in Python: the negative of the dilation of the negative. */
    private static Value eroded(Call c) {
        Value[] operands = c.tensors("value", "filters");
        Value turned = c.apply(new Reverse(List.of(0, 1)), operands[1]);
        return dilated(c, new Value[] {operands[0].neg(), turned}).neg();
    }

    private static Window channelsLast(Call c) {
        if (c.has("data_format") && !c.text("data_format").equals("NHWC")) {
            throw c.wrong("data_format", "'NHWC', the only one that TensorFlow has");
        }
        return new Window(c, 2);
    }

    private static Value avgGrad(Call c, int spatial) {
        Window w = new Window(c, spatial);
        Op op = new AvgPoolGrad(w.shape("orig_input_shape"), w.lengths("ksize"), w.lengths("strides"), w.padding());
        return w.out(c.apply(op, w.in(c.tensor("grad"))));
    }

    private static Value maxGrad(Call c, Pool gradient, int spatial) {
        Window w = new Window(c, spatial);
        Value[] operands = c.tensors("orig_input", "orig_output", "grad");
        Op op = gradient.of(w.lengths("ksize"), w.lengths("strides"), w.padding());
        return w.out(c.apply(op, w.in(operands[0]), w.in(operands[1]), w.in(operands[2])));
    }
}
