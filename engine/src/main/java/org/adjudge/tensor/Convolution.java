package org.adjudge.tensor;

/**
 * The trilinear form of a convolution, {@code Σ y[b, o, m]·x[b, s(o, t), c]·f[t, c, m]} over batches b, stops o, taps t, channels c
 * and m, as the three linear maps that it is: each takes two of x, f, y and gives the third.
 *
 * <p>x is {@code [batch, spatial..., groups·in]}, f {@code [window..., in, groups·out]}, y {@code [batch, stops..., groups·out]}; the
 * channels of a group meet only filters of the same group. Sums are carried in double, batch by batch, stop by stop, tap by
 * tap, and rounded once.
 */
public final class Convolution {
    private Convolution() {}

    private record Channels(int groups, int in, int out) {
        static Channels of(Shape x, Shape filters) {
            int in = filters.extent(-2);
            int groups = x.extent(-1) / in;
            return new Channels(groups, in, filters.extent(-1) / groups);
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

    /** y from x and f. */
    public static Tensor forward(Tensor x, Tensor filters, Windows windows) {
        Channels channels = Channels.of(x.shape(), filters.shape());
        Shape result = x.shape().slice(0, 1).concat(windows.stops()).concat(Shape.of(channels.groups * channels.out));
        double[] xs = x.toDoubles();
        double[] fs = filters.toDoubles();
        double[] ys = new double[result.size()];
        channels.each(windows, result.extent(0), (at, f, y) -> {
            double value = xs[at];
            for (int m = 0; m < channels.out; m++) {
                ys[y + m] += value * fs[f + m];
            }
        });
        return Tensor.of(x.dtype(), result, ys);
    }

    /** x, of the shape {@code result}, from y and f. */
    public static Tensor backpropInput(Shape result, Tensor filters, Tensor y, Windows windows) {
        Channels channels = Channels.of(result, filters.shape());
        double[] xs = new double[result.size()];
        double[] fs = filters.toDoubles();
        double[] ys = y.toDoubles();
        channels.each(windows, result.extent(0), (at, f, from) -> {
            double sum = 0;
            for (int m = 0; m < channels.out; m++) {
                sum += ys[from + m] * fs[f + m];
            }
            xs[at] += sum;
        });
        return Tensor.of(y.dtype(), result, xs);
    }

    /** f, of the shape {@code result}, from x and y. */
    public static Tensor backpropFilter(Tensor x, Shape result, Tensor y, Windows windows) {
        Channels channels = Channels.of(x.shape(), result);
        double[] xs = x.toDoubles();
        double[] fs = new double[result.size()];
        double[] ys = y.toDoubles();
        channels.each(windows, x.shape().extent(0), (at, f, from) -> {
            double value = xs[at];
            for (int m = 0; m < channels.out; m++) {
                fs[f + m] += value * ys[from + m];
            }
        });
        return Tensor.of(x.dtype(), result, fs);
    }
}
