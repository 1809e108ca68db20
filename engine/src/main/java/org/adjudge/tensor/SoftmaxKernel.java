package org.adjudge.tensor;

/** Softmax and its logarithm along the last axis, with the maximum subtracted first, so nothing overflows. */
public final class SoftmaxKernel {
    private SoftmaxKernel() {}

    /** {@code exp(x) / sum(exp(x))} of each row. */
    public static Tensor softmax(Tensor x) {
        return rows(x, false);
    }

    /** {@code x - log(sum(exp(x)))} of each row. */
    public static Tensor logSoftmax(Tensor x) {
        return rows(x, true);
    }

    private static Tensor rows(Tensor x, boolean log) {
        double[] out = x.toDoubles();
        int extent = x.shape().extent(-1);
        for (int from = 0; from < out.length; from += extent) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = from; i < from + extent; i++) {
                max = Math.max(max, out[i]);
            }
            double sum = 0;
            for (int i = from; i < from + extent; i++) {
                out[i] -= max;
                sum += Math.exp(out[i]);
            }
            double logSum = Math.log(sum);
            for (int i = from; i < from + extent; i++) {
                out[i] = log ? out[i] - logSum : Math.exp(out[i]) / sum;
            }
        }
        return Tensor.of(x.dtype(), x.shape(), out);
    }
}
