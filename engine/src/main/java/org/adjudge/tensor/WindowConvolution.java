package org.adjudge.tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * Convolutions of float32 that read images where they stand, by {@link WindowLoops}: of one group with few outputs, or of each channel with a filter of
 * its own. Sums over the taps are of the dtype; those of a filter's gradient along some rows of stops, and in double from these to the next. The bits
 * depend on no number of threads.
 */
final class WindowConvolution {
    /** Elements of an image that are padded and read at once: what fits into the second cache beside their result. */
    private static final int BAND = 1 << 15;

    /** Stops that are summed in the dtype, or those of a row; of channels alone a row is long. */
    private static final int CHAIN = 128;

    private final WindowLoops loops;
    private final PaddedImages images;
    private final boolean alone;
    private final boolean dense;
    private final int batches;
    private final int in;
    private final int out;
    /** For each tap, and each of its channels unless they are alone, what is seen. */
    private final int[] taps;

    private final int[] rows;
    private final int step;
    private final int stops;
    /** Along the first axis all stops, and so many at once. */
    private final int firsts;

    private final int band;

    private WindowConvolution(WindowLoops loops, Windows windows, boolean alone, int batches, int in, int out) {
        this.loops = loops;
        this.images = new PaddedImages(windows, in);
        this.alone = alone;
        this.dense = windows.isDense();
        this.batches = batches;
        this.in = in;
        this.out = out;
        this.rows = Arrays.stream(images.rows()).map(place -> place * in).toArray();
        this.step = images.step() * in;
        this.stops = windows.lastStops();
        this.firsts = windows.stops().extent(0);
        this.band = images.band(BAND);
        int[] each = images.taps();
        int channels = alone ? 1 : in;
        this.taps = new int[each.length * channels];
        for (int p = 0; p < taps.length; p++) {
            taps[p] = each[p / channels] * in + p % channels;
        }
    }

    /** If the kernel set in force has loops for it; {@code in} and {@code out} channels, one group or each alone. */
    static Optional<WindowConvolution> of(DType dtype, Windows windows, boolean alone, int batches, int in, int out) {
        return dtype != DType.F32 || windows.stops().size() == 0
                ? Optional.empty()
                : Kernels.inForce()
                        .windowLoops()
                        .filter(loops -> alone ? in >= loops.length() : out <= loops.length() && windows.taps() > 1)
                        .map(loops -> new WindowConvolution(loops, windows, alone, batches, in, out));
    }

    private long work() {
        return (long) rows.length * stops * taps.length * out;
    }

    /** y from x and f; if outputs would fill less than half of a vector, places do. */
    Kernel forward() {
        boolean apart = dense && !alone && 2 * out <= loops.length();
        return apart
                ? (arrays, to) -> planes((float[]) arrays[0], (float[]) arrays[1], (float[]) to[0])
                : (arrays, to) -> forward((float[]) arrays[0], filters((float[]) arrays[1]), (float[]) to[0]);
    }

    /** x from y and f, of a convolution of which this is the reversed one. */
    Kernel backpropInput() {
        return (arrays, to) -> {
            float[] reversed = reversed((float[]) arrays[1]);
            if (alone) {
                forward((float[]) arrays[0], reversed, (float[]) to[0]);
            } else {
                planes((float[]) arrays[0], reversed, (float[]) to[0]);
            }
        };
    }

    private float[] reversed(float[] f) {
        int count = taps.length / (alone ? 1 : in);
        int size = f.length / count;
        float[] reversed = (float[]) Scratch.array(DType.F32, 3, f.length);
        for (int tap = 0; tap < count; tap++) {
            int to = (count - 1 - tap) * size;
            for (int i = 0; i < size; i++) {
                reversed[to + i] = f[tap * size + (alone ? i : i % out * in + i / out)];
            }
        }
        return reversed;
    }

    private void planes(float[] x, float[] f, float[] y) {
        Workers.each(batches, work(), batch -> planes(x, f, batch, y));
    }

    /** One image, its channels apart, so that neighbours in a row are side by side: so few outputs would not fill a vector. */
    private void planes(float[] x, float[] f, int batch, float[] y) {
        int places = images.places();
        float[] planes = (float[]) Scratch.array(DType.F32, 1, in * places + loops.slack());
        Lane.transpose(images.of(x, batch, 0, firsts), images.begin(batch, 0), planes, 0, places, in);
        int[] apart = new int[taps.length];
        for (int p = 0; p < taps.length; p++) {
            apart[p] = taps[p] / in + taps[p] % in * places;
        }
        int count = rows[rows.length - 1] / in + stops;
        int size = count + loops.slack();
        float[] sums = (float[]) Scratch.array(DType.F32, 2, out * size);
        loops.planes(planes, apart, f, out, sums, size, count);
        for (int r = 0; r < rows.length; r++) {
            int to = (batch * rows.length + r) * stops * out;
            for (int j = 0; j < out; j++) {
                int from = j * size + rows[r] / in;
                for (int i = 0; i < stops; i++) {
                    y[to + i * out + j] = sums[from + i];
                }
            }
        }
    }

    private void forward(float[] x, float[] f, float[] y) {
        Workers.each(batches, work(), batch -> {
            for (int first = 0; first < firsts; first += band) {
                forward(x, f, y, batch, first, Math.min(band, firsts - first));
            }
        });
    }

    /** Some stops along the first axis of one image. */
    private void forward(float[] x, float[] f, float[] y, int batch, int first, int count) {
        int row = stops * out;
        int begin = rows.length / firsts * first;
        int end = rows.length / firsts * (first + count);
        float[] image = images.of(x, batch, first, count);
        int from = images.begin(batch, first);
        int to = (batch * rows.length + begin) * row;
        float[] all = (float[]) Scratch.array(DType.F32, 1, row + loops.length());
        for (int r = begin; r < end; r++, to += row) {
            if (alone) {
                loops.alone(image, from + rows[r], step, taps, f, all, 0, out, stops);
            } else {
                loops.dense(image, from + rows[r], step, taps, f, all, 0, out, stops);
            }
            System.arraycopy(all, 0, y, to, row);
        }
    }

    /** Filters as the loops want them. */
    private float[] filters(float[] f) {
        if (alone) {
            return f;
        }
        int length = loops.length();
        float[] wide = (float[]) Scratch.array(DType.F32, 2, taps.length * length);
        Lane.clear(wide, 0, taps.length * length);
        for (int p = 0; p < taps.length; p++) {
            System.arraycopy(f, p * out, wide, p * length, out);
        }
        return wide;
    }

    /** f from x and y. */
    Kernel backpropFilter() {
        int parts = Math.min(Workers.SUMS, batches);
        int width = alone ? out : loops.length();
        double[][] sums = new double[parts][taps.length * width];
        return (arrays, to) -> {
            Workers.each(parts, work() * batches / Math.max(1, parts), part -> {
                Arrays.fill(sums[part], 0);
                for (int batch = batches * part / parts; batch < batches * (part + 1) / parts; batch++) {
                    for (int first = 0; first < firsts; first += band) {
                        int count = Math.min(band, firsts - first);
                        addFilters((float[]) arrays[0], (float[]) arrays[1], batch, first, count, sums[part]);
                    }
                }
            });
            for (int part = 1; part < parts; part++) {
                Lane.add(sums[0], 0, sums[part], 0, sums[0].length);
            }
            float[] f = (float[]) to[0];
            for (int i = 0; i < taps.length * out; i++) {
                f[i] = parts == 0 ? 0 : (float) sums[0][i / out * width + i % out];
            }
        };
    }

    private void addFilters(float[] x, float[] y, int batch, int first, int count, double[] sums) {
        int row = stops * out;
        int begin = rows.length / firsts * first;
        int end = rows.length / firsts * (first + count);
        float[] image = images.of(x, batch, first, count);
        int from = images.begin(batch, first);
        float[] term = (float[]) Scratch.array(DType.F32, 1, sums.length);
        float[] ct = (float[]) Scratch.array(DType.F32, 2, row + loops.length());
        Lane.clear(term, 0, sums.length);
        int chain = alone ? 1 : Math.max(1, CHAIN / stops);
        Loops plain = Kernels.inForce().loops();
        int at = (batch * rows.length + begin) * row;
        for (int r = begin; r < end; r++, at += row) {
            System.arraycopy(y, at, ct, 0, row);
            if (alone) {
                loops.aloneFilters(image, from + rows[r], step, taps, ct, 0, out, stops, term);
            } else {
                loops.denseFilters(image, from + rows[r], step, taps, ct, 0, out, stops, term);
            }
            if ((r + 1 - begin) % chain == 0 || r + 1 == end) {
                plain.accumulate(term, 0, sums, 0, sums.length);
                Lane.clear(term, 0, sums.length);
            }
        }
    }
}
