package org.adjudge.tensor;

/** Softmax and its logarithm along the last axis, with the maximum subtracted first, so nothing overflows. */
public final class SoftmaxKernel {
    /** How many additions a power takes as long as. */
    static final long POWER = 16;
    /** How many {@link Sums#block} go through a pass at once: what is read from memory comes the faster the longer a loop goes on with it. */
    static final int BLOCKS = 8;

    private SoftmaxKernel() {}

    /** {@code exp(x) / sum(exp(x))} of each row. */
    public static Tensor softmax(Tensor x) {
        return rows(x, false);
    }

    /** {@code x - log(sum(exp(x)))} of each row. */
    public static Tensor logSoftmax(Tensor x) {
        return rows(x, true);
    }

    /** Softmax, or if {@code log} its logarithm, of tensors of this shape. */
    public static Kernel kernel(DType dtype, Shape shape, boolean log) {
        int extent = shape.extent(-1);
        Loops loops = Kernels.inForce().loops();
        if (dtype == DType.F32 && !log) {
            int rows = extent == 0 ? 0 : shape.size() / extent;
            int length = Math.max(1, extent);
            int some = BLOCKS * (Sums.block(length) / length);
            return (in, out) -> Workers.each((rows + some - 1) / some, POWER * some * extent, part -> {
                int from = part * some * extent;
                int count = Math.min(some, rows - part * some);
                loops.softmax((float[]) in[0], from, (float[]) out[0], from, extent, count);
            });
        }
        double[] row = new double[extent];
        double[] powers = new double[extent];
        return (in, out) -> {
            for (int from = 0; from < shape.size(); from += extent) {
                load(in[0], from, row);
                row(loops, row, powers, log);
                Lane.round(row, out[0], from, extent);
            }
        };
    }

    private static Tensor rows(Tensor x, boolean log) {
        return Slices.apply(kernel(x.dtype(), x.shape(), log), x.dtype(), x.shape(), x);
    }

    /** The softmax of a row, or if {@code log} its logarithm, in place. */
    static void row(Loops loops, double[] row, double[] powers, boolean log) {
        double max = max(row);
        for (int i = 0; i < row.length; i++) {
            row[i] -= max;
        }
        loops.call("EXP", DoubleElementary::exp, row, 0, powers, 0, row.length);
        double sum = sum(powers);
        double logSum = DoubleElementary.log(sum);
        for (int i = 0; i < row.length; i++) {
            row[i] = log ? row[i] - logSum : powers[i] / sum;
        }
    }

    /** Four side by side, as the sum: one alone waits for each of its steps. */
    private static double max(double[] row) {
        double s = Double.NEGATIVE_INFINITY;
        double t = s;
        double u = s;
        double v = s;
        int i = 0;
        for (; i + 4 <= row.length; i += 4) {
            s = Math.max(s, row[i]);
            t = Math.max(t, row[i + 1]);
            u = Math.max(u, row[i + 2]);
            v = Math.max(v, row[i + 3]);
        }
        for (; i < row.length; i++) {
            s = Math.max(s, row[i]);
        }
        return Math.max(Math.max(s, t), Math.max(u, v));
    }

    private static double sum(double[] row) {
        double s = 0;
        double t = 0;
        double u = 0;
        double v = 0;
        int i = 0;
        for (; i + 4 <= row.length; i += 4) {
            s += row[i];
            t += row[i + 1];
            u += row[i + 2];
            v += row[i + 3];
        }
        for (; i < row.length; i++) {
            s += row[i];
        }
        return (s + t) + (u + v);
    }

    static void load(Object array, int from, double[] row) {
        if (array instanceof float[] x) {
            for (int i = 0; i < row.length; i++) {
                row[i] = x[from + i];
            }
        } else {
            System.arraycopy(array, from, row, 0, row.length);
        }
    }
}
