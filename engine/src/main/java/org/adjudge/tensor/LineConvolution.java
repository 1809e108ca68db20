package org.adjudge.tensor;

import java.util.List;
import java.util.stream.Stream;

/**
 * Convolutions of each channel with one filter of its own, whole rows at a time: {@code x: [batch, spatial..., c], f: [window..., c]}. A row's sums are
 * of the dtype, tap by tap; those of a filter's gradient are carried in the dtype down the rows and in double along them. The bits depend
 * on no number of threads.
 */
final class LineConvolution {
    private final DType dtype;
    private final Lines lines;
    private final int batches;
    private final int taps;
    private final int channels;
    private final int length;

    private LineConvolution(DType dtype, Lines lines, int batches, int taps, int channels) {
        this.dtype = dtype;
        this.lines = lines;
        this.batches = batches;
        this.taps = taps;
        this.channels = channels;
        this.length = lines.width() * channels;
    }

    /** y from x and f. */
    static Kernel forward(DType dtype, Windows windows, int batches, int channels) {
        return new LineConvolution(dtype, Lines.ofStops(windows), batches, windows.taps(), channels).rows();
    }

    /** x from y and f. */
    static Kernel backpropInput(DType dtype, Windows windows, int batches, int channels) {
        return new LineConvolution(dtype, Lines.ofElements(windows), batches, windows.taps(), channels).rows();
    }

    /** f from x and y. */
    static Kernel backpropFilter(DType dtype, Windows windows, int batches, int channels) {
        return new LineConvolution(dtype, Lines.ofStops(windows), batches, windows.taps(), channels).filters();
    }

    private Object[] arrays(int count) {
        return Stream.generate(() -> Tensor.allocate(dtype, length))
                .limit(count)
                .toArray();
    }

    private Kernel rows() {
        Object[] filters = arrays(taps);
        return (in, out) -> {
            for (int tap = 0; tap < taps; tap++) {
                for (int place = 0; place < lines.width(); place++) {
                    System.arraycopy(in[1], tap * channels, filters[tap], place * channels, channels);
                }
            }
            Workers.each(batches * lines.rows(), (long) length * taps, i -> row(in[0], i, filters, out[0]));
        };
    }

    private void row(Object source, int i, Object[] filters, Object out) {
        int batch = i / lines.rows();
        Object sums = Scratch.array(dtype, 0, length);
        Object[] x = {Scratch.array(dtype, 1, length), Scratch.array(dtype, 2, length), Scratch.array(dtype, 3, length)
        };
        Lane.clear(sums, 0, length);
        List<Lines.Line> row = lines.row(i % lines.rows());
        int k = 0;
        for (; k + 3 <= row.size(); k += 3) {
            for (int j = 0; j < 3; j++) {
                lines.read(source, batch, row.get(k + j), channels, x[j]);
            }
            Lane.multiplyAdd(
                    sums,
                    x,
                    filters[row.get(k).tap()],
                    filters[row.get(k + 1).tap()],
                    filters[row.get(k + 2).tap()],
                    length);
        }
        for (; k < row.size(); k++) {
            lines.read(source, batch, row.get(k), channels, x[0]);
            Lane.multiplyAdd(sums, x[0], filters[row.get(k).tap()], length);
        }
        System.arraycopy(sums, 0, out, i * length, length);
    }

    private Kernel filters() {
        int rows = batches * lines.rows();
        int parts = Math.min(Workers.SUMS, rows);
        Object[][] sums = Stream.generate(() -> arrays(taps)).limit(parts).toArray(Object[][]::new);
        return (in, out) -> {
            Workers.each(parts, (long) length * taps * rows / Math.max(1, parts), part -> {
                for (Object each : sums[part]) {
                    Lane.clear(each, 0, length);
                }
                for (int i = rows * part / parts; i < rows * (part + 1) / parts; i++) {
                    filters(in[0], in[1], i, sums[part]);
                }
            });
            for (int tap = 0; tap < taps; tap++) {
                double[] total = new double[channels];
                for (Object[] part : sums) {
                    for (int place = 0; place < lines.width(); place++) {
                        Lane.addTo(total, 0, part[tap], place * channels, channels);
                    }
                }
                Lane.round(total, out[0], tap * channels, channels);
            }
        };
    }

    private void filters(Object x, Object y, int i, Object[] sums) {
        Object seen = Scratch.array(dtype, 1, length);
        Object ct = Scratch.array(dtype, 2, length);
        System.arraycopy(y, i * length, ct, 0, length);
        for (Lines.Line line : lines.row(i % lines.rows())) {
            lines.read(x, i / lines.rows(), line, channels, seen);
            Lane.multiplyAdd(sums[line.tap()], seen, ct, length);
        }
    }
}
