package org.adjudge.tensor;

import java.util.Arrays;
import java.util.List;

/** Batch normalisation along all axes but that of the channels; sums are carried in double. */
public final class BatchNormKernel {
    private BatchNormKernel() {}

    /** Mean and variance of each channel, as f64; NaN of no elements. */
    public static List<Tensor> moments(Tensor x, int axis) {
        int channels = x.shape().extent(axis);
        double count = (double) x.size() / channels;
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        if (x.size() == 0) {
            Arrays.fill(mean, Double.NaN);
            Arrays.fill(variance, Double.NaN);
        }
        for (int i = 0; i < x.size(); i++) {
            mean[channel(x, axis, i)] += x.get(i) / count;
        }
        for (int i = 0; i < x.size(); i++) {
            double deviation = x.get(i) - mean[channel(x, axis, i)];
            variance[channel(x, axis, i)] += deviation * deviation / count;
        }
        return List.of(
                Tensor.of(DType.F64, Shape.of(channels), mean), Tensor.of(DType.F64, Shape.of(channels), variance));
    }

    /** {@code (x - mean) / √(variance + ε) scale + offset}. */
    public static Tensor normalise(
            Tensor x, int axis, Tensor scale, Tensor offset, Tensor mean, Tensor variance, double epsilon) {
        double[] out = new double[x.size()];
        for (int i = 0; i < out.length; i++) {
            int c = channel(x, axis, i);
            out[i] = (x.get(i) - mean.get(c)) / Math.sqrt(variance.get(c) + epsilon) * scale.get(c) + offset.get(c);
        }
        return Tensor.of(x.dtype(), x.shape(), out);
    }

    /** A vector times a factor, in x's dtype. */
    public static Tensor rounded(Tensor x, Tensor vector, double factor) {
        double[] out = vector.toDoubles();
        for (int i = 0; i < out.length; i++) {
            out[i] *= factor;
        }
        return Tensor.of(x.dtype(), vector.shape(), out);
    }

    private static int channel(Tensor x, int axis, int i) {
        return i / x.shape().strides()[axis] % x.shape().extent(axis);
    }
}
