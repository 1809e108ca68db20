package org.adjudge.tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * The trilinear form of a convolution, {@code Σ y[b, o, m]·x[b, s(o, t), c]·f[t, c, m]} over batches b, stops o, taps t, channels c
 * and m, as the three linear maps that it is: each takes two of x, f, y and gives the third.
 *
 * <p>x is {@code [batch, spatial..., groups·in]}, f {@code [window..., in, groups·out]}, y {@code [batch, stops..., groups·out]}; the
 * channels of a group meet only filters of the same group. One group is a product of matrices, with sums in the dtype; so are
 * the sums where each channel has one filter of its own. In other groups they are carried in double and rounded once.
 *
 * <p>Padding is zeros, which one group, and channels alone, may multiply: beside it what is not finite may give NaN.
 */
public final class Convolution {
    private Convolution() {}

    private record Channels(int groups, int in, int out) {
        static Channels of(Shape x, Shape filters) {
            int in = filters.extent(-2);
            int groups = x.extent(-1) / in;
            return new Channels(groups, in, filters.extent(-1) / groups);
        }

        /** Whether each channel has one filter of its own. */
        boolean areAlone() {
            return in == 1 && out == 1;
        }

        Channels reversed() {
            return new Channels(groups, out, in);
        }

        Optional<WindowConvolution> direct(DType dtype, Windows windows, int batches) {
            return areAlone() || groups == 1
                    ? WindowConvolution.of(dtype, windows, areAlone(), batches, in * groups, out * groups)
                    : Optional.empty();
        }

        /** Visits, for each tap and channel of x, the row of outputs that it meets: where in x, and where in f and y the row starts. */
        void each(Windows windows, int batches, Row row) {
            int outs = groups * out;
            int ins = groups * in;
            windows.each(batches, (element, stop, tap) -> {
                for (int c = 0; c < ins; c++) {
                    int first = c / in * out;
                    row.at(element * ins + c, (tap * in + c % in) * outs + first, stop * outs + first);
                }
            });
        }
    }

    @FunctionalInterface
    private interface Row {
        void at(int x, int f, int y);
    }

    /** y from {@code x, f}. */
    public static Kernel forward(DType dtype, Shape x, Shape filters, Windows windows) {
        Channels channels = Channels.of(x, filters);
        int batches = x.extent(0);
        Optional<WindowConvolution> direct = channels.direct(dtype, windows, batches);
        if (direct.isPresent()) {
            return direct.get().forward();
        }
        if (channels.groups == 1) {
            return new PatchConvolution(dtype, windows, batches, channels.in, channels.out).forward();
        }
        if (channels.areAlone()) {
            return LineConvolution.forward(dtype, windows, batches, channels.groups);
        }
        int size = batches * windows.stops().size() * channels.groups * channels.out;
        return inDouble(
                size,
                (xs, fs, ys) -> channels.each(windows, batches, (at, f, y) -> {
                    double value = xs[at];
                    for (int m = 0; m < channels.out; m++) {
                        ys[y + m] += value * fs[f + m];
                    }
                }));
    }

    /** x, of the shape {@code result}, from {@code y, f}. */
    public static Kernel backpropInput(DType dtype, Shape result, Shape filters, Windows windows) {
        Channels channels = Channels.of(result, filters);
        int batches = result.extent(0);
        if (channels.groups == 1 && !channels.areAlone()) {
            Optional<SpreadConvolution> spread =
                    SpreadConvolution.of(dtype, windows, batches, channels.in, channels.out);
            if (spread.isPresent()) {
                return spread.get().backpropInput();
            }
        }
        if (windows.isDense()) {
            Optional<WindowConvolution> direct = channels.reversed().direct(dtype, windows.reversed(), batches);
            if (direct.isPresent()) {
                return direct.get().backpropInput();
            }
        }
        if (channels.groups == 1) {
            return new PatchConvolution(dtype, windows, batches, channels.in, channels.out)
                    .backpropInput(result.size());
        }
        if (channels.areAlone()) {
            return LineConvolution.backpropInput(dtype, windows, batches, channels.groups);
        }
        return inDouble(
                result.size(),
                (ys, fs, xs) -> channels.each(windows, batches, (at, f, from) -> {
                    double sum = 0;
                    for (int m = 0; m < channels.out; m++) {
                        sum += ys[from + m] * fs[f + m];
                    }
                    xs[at] += sum;
                }));
    }

    /** f, of the shape {@code result}, from {@code x, y}. */
    public static Kernel backpropFilter(DType dtype, Shape x, Shape result, Windows windows) {
        Channels channels = Channels.of(x, result);
        int batches = x.extent(0);
        Optional<WindowConvolution> direct = channels.direct(dtype, windows, batches);
        if (direct.isPresent()) {
            return direct.get().backpropFilter();
        }
        if (channels.groups == 1) {
            return new PatchConvolution(dtype, windows, batches, channels.in, channels.out).backpropFilter();
        }
        if (channels.areAlone()) {
            return LineConvolution.backpropFilter(dtype, windows, batches, channels.groups);
        }
        return inDouble(
                result.size(),
                (xs, ys, fs) -> channels.each(windows, batches, (at, f, from) -> {
                    double value = xs[at];
                    for (int m = 0; m < channels.out; m++) {
                        fs[f + m] += value * ys[from + m];
                    }
                }));
    }

    @FunctionalInterface
    private interface Sums {
        void add(double[] first, double[] second, double[] sums);
    }

    private static Kernel inDouble(int size, Sums sums) {
        return (in, out) -> {
            double[] result = (double[]) Scratch.array(DType.F64, 0, size);
            Arrays.fill(result, 0, size, 0);
            sums.add(Lane.wide(in[0], 1), Lane.wide(in[1], 2), result);
            Lane.round(result, out[0], 0, size);
        };
    }
}
