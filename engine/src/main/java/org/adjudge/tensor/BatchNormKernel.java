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
    /** Rows that are read once for both moments, before they are put together with others. */
    private static final int PIECE = 256;

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

    private final Moments[] moments;
    /** Of each channel the first element, if it is finite: nearer to the others than 0 is. */
    private final double[] reference;

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
        this.reference = new double[row];
        this.moments = new Moments[training ? Workers.SUMS : 0];
        Arrays.setAll(moments, part -> new Moments());
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
            double[] means = new double[channels];
            variance = new double[channels];
            moments(in[0], count, means, variance);
            spread(means, mean);
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

    /** The mean of each channel's elements and of the squares of what they differ from it by. */
    private void moments(Object x, double count, double[] means, double[] variances) {
        int rows = size / row;
        for (int i = 0; i < row && size > 0; i++) {
            reference[i] = finite(x, i / inner * inner);
        }
        Workers.each(Workers.SUMS, size / Workers.SUMS, part -> {
            int end = (int) ((long) rows * (part + 1) / Workers.SUMS);
            moments[part].clear();
            for (int from = (int) ((long) rows * part / Workers.SUMS); from < end; from += PIECE) {
                moments[part].add(x, from, Math.min(PIECE, end - from));
            }
        });
        for (Moments part : moments) {
            for (int i = 0; i < row && channels > 0; i++) {
                means[i / inner] += part.sums[i];
            }
        }
        for (int c = 0; c < channels; c++) {
            means[c] /= count;
        }
        for (Moments part : moments) {
            for (int i = 0; i < row && part.rows > 0; i++) {
                double off = part.sums[i] / part.rows - means[i / inner];
                variances[i / inner] += part.squares[i] + part.rows * off * off;
            }
        }
        for (int c = 0; c < channels; c++) {
            means[c] += reference[c * inner];
            variances[c] /= count;
        }
    }

    private static double finite(Object x, int at) {
        double element = x instanceof float[] floats ? floats[at] : ((double[]) x)[at];
        return Double.isFinite(element) ? element : 0;
    }

    /**
     * Of some rows, for each place of a row, the sum of what its elements differ from the channel's first one by, and of the squares of what they differ from their mean by. A piece is read once: squares are of
     * what its elements differ from its first row by, whose part is taken off; and pieces are put together by Chan, Golub and LeVeque (1979). What that loses in
     * the worst case, if a first row is far from all others, is a relative 2⁻⁵³ PIECE².
     */
    private final class Moments {
        final double[] sums = new double[row];
        final double[] squares = new double[row];
        int rows;
        private final double[] first = new double[row];
        private final double[] sum = new double[row];
        private final double[] square = new double[row];

        void clear() {
            rows = 0;
            Arrays.fill(sums, 0);
            Arrays.fill(squares, 0);
        }

        void add(Object x, int from, int n) {
            Arrays.fill(sum, 0);
            Arrays.fill(square, 0);
            for (int i = 0; i < row; i++) {
                first[i] = finite(x, from * row + i);
            }
            int step = Math.max(1, 2 * LONG / row);
            for (int r = 0; r < n; r += step) {
                deviations(x, (from + r) * row, Math.min(step, n - r));
            }
            for (int i = 0; i < row; i++) {
                double moved = first[i] - reference[i];
                double off = rows == 0 ? 0 : moved + sum[i] / n - sums[i] / rows;
                squares[i] += square[i] - sum[i] * sum[i] / n + off * off * rows * n / (rows + n);
                sums[i] += n * moved + sum[i];
            }
            rows += n;
        }

        private void deviations(Object x, int from, int n) {
            if (x instanceof float[] floats) {
                loops.addDeviations(floats, from, n, row, first, sum, square);
                return;
            }
            double[] doubles = (double[]) x;
            for (int r = 0, at = from; r < n; r++, at += row) {
                for (int i = 0; i < row; i++) {
                    double deviation = doubles[at + i] - first[i];
                    sum[i] += deviation;
                    square[i] += deviation * deviation;
                }
            }
        }
    }

    /** Each channel's number where its elements stand in a line. */
    private void spread(double[] each, double[] target) {
        for (int i = 0; i < line && channels > 0; i++) {
            target[i] = each[i / inner % channels];
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
