package org.adjudge.tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * Batch normalisation along all axes but that of the channels, {@code x: [outer, channels, inner]}, f32 or f64, computed in double and
 * rounded once. The bits depend on no number of threads.
 */
public final class BatchNormKernel implements Kernel {
    /** How many elements a line is to have, so that its loops are long, and the nearest cache holds three of doubles. */
    private static final int LONG = 512;

    private final DType dtype;
    private final int channels;
    private final int size;
    private final boolean training;
    private final double epsilon;
    private final Optional<Code> then;
    /** How many neighbouring elements belong to one channel. */
    private final int inner;
    /** Elements of all channels. */
    private final int row;
    /** A line is some rows. */
    private final int line;

    private final double[][] sums;
    private final double[] mean;
    private final double[] factor;
    private final double[] offset;

    private final Loops loops = Kernels.inForce().loops();

    private BatchNormKernel(DType dtype, Shape x, int axis, boolean training, double epsilon, Optional<Code> then) {
        this.dtype = dtype;
        this.channels = x.extent(axis);
        this.size = x.size();
        this.training = training;
        this.epsilon = epsilon;
        this.then = then;
        this.inner = Math.max(1, x.slice(axis + 1, x.rank()).size()); // if it is 0, there are no elements
        this.row = Math.max(1, channels * inner);
        this.line = row * Math.max(1, LONG / row);
        this.sums = new double[Workers.SUMS][row];
        this.mean = new double[line];
        this.factor = new double[line];
        this.offset = new double[line];
    }

    /**
     * From {@code x, scale, offset}, and if not {@code training} {@code mean, variance}: {@code y, mean, variance}, the variance of the
     * elements of a channel times {@code N / (N - 1)}. The moments of no elements are NaN.
     *
     * @param then a function of one number, of each element of y
     */
    public static Kernel of(DType dtype, Shape x, int axis, boolean training, double epsilon, Optional<Code> then) {
        return new BatchNormKernel(dtype, x, axis, training, epsilon, then);
    }

    @Override
    public void run(Object[] in, Object[] out) {
        double[] variance;
        if (training) {
            double count = channels == 0 ? 0 : (double) size / channels;
            double[] means = mean(in[0], count, false);
            spread(means, mean);
            variance = mean(in[0], count, true);
            double[] unbiased = new double[channels];
            for (int c = 0; c < channels; c++) {
                unbiased[c] = variance[c] / (Math.max(count - 1, 1) / count);
            }
            Lane.round(means, out[1], 0, channels);
            Lane.round(unbiased, out[2], 0, channels);
        } else {
            System.arraycopy(in[3], 0, out[1], 0, channels);
            System.arraycopy(in[4], 0, out[2], 0, channels);
            spread(Lane.wide(in[3], 0), mean);
            variance = Lane.wide(in[4], 1);
        }
        double[] scale = Lane.wide(in[1], 2);
        double[] factors = new double[channels];
        for (int c = 0; c < channels; c++) {
            factors[c] = scale[c] / Math.sqrt(variance[c] + epsilon);
        }
        spread(factors, factor);
        spread(Lane.wide(in[2], 0), offset);
        Workers.each(lines(), line, i -> normalise(in[0], out[0], i * line, Math.min(line, size - i * line)));
    }

    private int lines() {
        return (size + line - 1) / line;
    }

    /** For each channel the mean of its elements, or of the squares of what they differ from the mean by. */
    private double[] mean(Object x, double count, boolean squares) {
        int lines = lines();
        Workers.each(Workers.SUMS, size / Workers.SUMS, part -> {
            Arrays.fill(sums[part], 0);
            for (int i = lines * part / Workers.SUMS; i < lines * (part + 1) / Workers.SUMS; i++) {
                int rows = Math.min(line, size - i * line) / row;
                if (squares) {
                    addSquares(x, i * line, rows, sums[part]);
                } else {
                    add(x, i * line, rows, sums[part]);
                }
            }
        });
        double[] result = new double[channels];
        for (double[] part : sums) {
            for (int i = 0; i < row && channels > 0; i++) {
                result[i / inner] += part[i];
            }
        }
        for (int c = 0; c < channels; c++) {
            result[c] /= count;
        }
        return result;
    }

    /** Each channel's number where its elements stand in a line. */
    private void spread(double[] each, double[] target) {
        for (int i = 0; i < line && channels > 0; i++) {
            target[i] = each[i / inner % channels];
        }
    }

    private void add(Object x, int from, int rows, double[] to) {
        if (dtype == DType.F32) {
            loops.addRows((float[]) x, from, rows, row, to);
        } else {
            for (int r = 0; r < rows; r++) {
                Lane.add(to, 0, x, from + r * row, row);
            }
        }
    }

    private void addSquares(Object x, int from, int rows, double[] squares) {
        if (dtype == DType.F32) {
            loops.addSquares((float[]) x, from, rows, row, mean, squares);
            return;
        }
        double[] doubles = (double[]) x;
        for (int r = 0, at = from; r < rows; r++, at += row) {
            for (int i = 0; i < row; i++) {
                double deviation = doubles[at + i] - mean[i];
                squares[i] += deviation * deviation;
            }
        }
    }

    private void normalise(Object x, Object y, int from, int n) {
        if (dtype == DType.F32) {
            float[] out = (float[]) y;
            loops.normalise((float[]) x, from, mean, factor, offset, out, from, n);
            then.ifPresent(code -> loops.map(code, out, from, out, from, n));
        } else {
            double[] in = (double[]) x;
            double[] out = (double[]) y;
            for (int i = 0; i < n; i++) {
                out[from + i] = (in[from + i] - mean[i]) * factor[i] + offset[i];
            }
            then.ifPresent(code -> loops.map(code, out, from, out, from, n));
        }
    }
}
