package org.adjudge.tensor;

/** Cross entropy of labels and the softmax of logits along the last axis, carried in double. */
public final class CrossEntropyKernel {
    private CrossEntropyKernel() {}

    /** {@code Σ labels (log Σ exp(logits) - logits)} of each row of {@code labels} and {@code logits}, both of this shape. */
    public static Kernel dense(Shape shape) {
        int extent = shape.extent(-1);
        Loops loops = Kernels.inForce().loops();
        double[] labels = new double[extent];
        double[] row = new double[extent];
        double[] powers = new double[extent];
        double[] losses = new double[shape.slice(0, shape.rank() - 1).size()];
        return (in, out) -> {
            for (int r = 0; r < losses.length; r++) {
                SoftmaxKernel.load(in[0], r * extent, labels);
                SoftmaxKernel.load(in[1], r * extent, row);
                SoftmaxKernel.row(loops, row, powers, true);
                losses[r] = 0;
                for (int i = 0; i < extent; i++) {
                    losses[r] -= labels[i] * row[i];
                }
            }
            Lane.round(losses, out[0], 0, losses.length);
        };
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
