package org.adjudge.tensor;

/** Cross entropy of labels and the softmax of logits along the last axis, carried in double. */
public final class CrossEntropyKernel {
    private CrossEntropyKernel() {}

    /** {@code Σ labels (log Σ exp(logits) - logits)} of each row. */
    public static Tensor dense(Tensor labels, Tensor logits) {
        double[] losses = losses(logits);
        int extent = logits.shape().extent(-1);
        Shape result = logits.shape().slice(0, logits.shape().rank() - 1);
        double[] out = new double[result.size()];
        for (int i = 0; i < losses.length; i++) {
            out[i / extent] += labels.get(i) * losses[i];
        }
        return Tensor.of(logits.dtype(), result, out);
    }

    /** {@code log Σ exp(logits) - logits[label]} of each row. */
    public static Tensor sparse(Tensor labels, Tensor logits) {
        double[] losses = losses(logits);
        int extent = logits.shape().extent(-1);
        double[] out = new double[labels.size()];
        for (int i = 0; i < out.length; i++) {
            long label = labels.getLong(i);
            if (label < 0 || label >= extent) {
                throw new IllegalArgumentException("label " + label + " is not in [0, " + extent + ")");
            }
            out[i] = losses[i * extent + (int) label];
        }
        return Tensor.of(logits.dtype(), labels.shape(), out);
    }

    /** {@code -log softmax}, in double whatever the dtype. */
    private static double[] losses(Tensor logits) {
        double[] losses = SoftmaxKernel.logSoftmax(Tensor.of(DType.F64, logits.shape(), logits.toDoubles()))
                .toDoubles();
        for (int i = 0; i < losses.length; i++) {
            losses[i] = -losses[i];
        }
        return losses;
    }
}
