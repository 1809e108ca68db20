package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adjudge.ir.Axes;
import org.adjudge.ir.BiasAdd;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.LocalResponseNormalization;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;

/** The rows of functions that shift and scale what a layer hands on. */
final class NormalisationRows {
    private NormalisationRows() {}

    static void addTo(Vocabulary v) {
        v.row("bias_add(value, bias, data_format=None)", NormalisationRows::biasAdd);
        v.row("l2_normalize(x, axis=None, epsilon=1e-12)", NormalisationRows::l2Normalize);
        v.listRow("moments(x, axes, shift=None, keepdims=False)", NormalisationRows::moments);
        v.row(
                "batch_normalization(x, mean, variance, offset, scale, variance_epsilon)",
                NormalisationRows::batchNormalization);
        v.listRow(
                "fused_batch_norm(x, scale, offset, mean=None, variance=None, epsilon=0.001, data_format='NHWC', is_training=True)",
                NormalisationRows::fusedBatchNorm);
        v.row(
                "local_response_normalization(input, depth_radius=5, bias=1.0, alpha=1.0, beta=0.5)",
                c -> c.applyTo(
                        new LocalResponseNormalization(
                                c.integer("depth_radius"), (float) c.real("bias"), (float) c.real("alpha"), (float)
                                        c.real("beta")),
                        "input"),
                "lrn");
    }

    /** As in Python: NC… is NCHW, N…C is NHWC. */
    private static Value biasAdd(Call c) {
        String format = c.has("data_format") ? c.text("data_format") : "NHWC";
        boolean last = format.startsWith("N") && format.endsWith("C");
        return c.applyTo(new BiasAdd(format.startsWith("NC") ? "NCHW" : last ? "NHWC" : format), "value", "bias");
    }

    /** {@code x / √max(Σ x², ε)}. */
    private static Value l2Normalize(Call c) {
        Value x = c.tensor("x");
        Value sum = x.square().reduce(Reduction.SUM, c.axes("axis"), true);
        return x.times(c.apply(Unary.RSQRT, sum.maximum(x.like(c.real("epsilon")))));
    }

    /** Mean and variance. Python stops the gradient of the mean in the variance, which makes its second derivative wrong. */
    private static List<Value> moments(Call c) {
        if (c.has("shift")) {
            throw c.wrong("shift", "None: TensorFlow does not use it");
        }
        Value x = c.tensor("x");
        Axes axes = c.axes("axes");
        Value mean = x.reduce(Reduction.MEAN, axes, true);
        Value variance = x.squaredDifference(mean).reduce(Reduction.MEAN, axes, true);
        Axes resolved = Axes.of(axes.resolve(x.shape().rank()));
        if (c.flag("keepdims") || resolved.equals(Axes.of())) {
            return List.of(mean, variance);
        }
        return List.of(c.apply(new Squeeze(resolved), mean), c.apply(new Squeeze(resolved), variance));
    }

    /** {@code x r + (offset - mean r)} with {@code r = scale / √(variance + ε)}; offset and scale may be None. */
    private static Value batchNormalization(Call c) {
        List<String> names = new ArrayList<>(List.of("x", "mean", "variance"));
        for (String name : List.of("offset", "scale")) {
            if (c.has(name)) {
                names.add(name);
            }
        }
        List<Value> given = Arrays.asList(c.tensors(names.toArray(String[]::new)));
        Value mean = given.get(1);
        Value rate = c.apply(Unary.RSQRT, given.get(2).plus(c.real("variance_epsilon")));
        if (c.has("scale")) {
            rate = rate.times(given.get(given.size() - 1));
        }
        Value shift = mean.times(rate);
        return given.get(0).times(rate).plus(c.has("offset") ? given.get(3).minus(shift) : shift.neg());
    }

    private static List<Value> fusedBatchNorm(Call c) {
        boolean training = c.flag("is_training");
        for (String name : List.of("mean", "variance")) {
            if (c.has(name) == training) {
                throw c.wrong(name, training ? "None in training" : "a tensor, as is_training is False");
            }
        }
        FusedBatchNorm op = new FusedBatchNorm((float) c.real("epsilon"), c.text("data_format"), training);
        return c.applyAll(
                op,
                training ? c.tensors("x", "scale", "offset") : c.tensors("x", "scale", "offset", "mean", "variance"));
    }
}
