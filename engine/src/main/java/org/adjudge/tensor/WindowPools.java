package org.adjudge.tensor;

import java.util.Arrays;
import java.util.Optional;

/** {@link Pooling}'s largest elements of float32 and their gradient, row by row of stops, by {@link WindowLoops}; without padding. The same bits. */
final class WindowPools {
    private final WindowLoops loops;
    private final PaddedImages images;
    private final int batches;
    private final int channels;
    private final int[] taps;
    /** Where what each row of stops sees begins in an image. */
    private final int[] rows;

    private final int step;
    private final int stops;
    /** From the first element that a row of stops sees to behind the last. */
    private final int span;

    private WindowPools(WindowLoops loops, PaddedImages images, Windows windows, int batches, int channels) {
        this.loops = loops;
        this.images = images;
        this.batches = batches;
        this.channels = channels;
        this.taps = Arrays.stream(images.taps()).map(place -> place * channels).toArray();
        this.rows = Arrays.stream(images.rows()).map(place -> place * channels).toArray();
        this.step = images.step() * channels;
        this.stops = windows.lastStops();
        this.span = (stops - 1) * step + Arrays.stream(taps).max().orElseThrow() + channels;
    }

    /** If the kernel set in force has loops for it, and no window sees padding. */
    static Optional<WindowPools> of(Windows windows, int batches, int channels) {
        PaddedImages images = new PaddedImages(windows, channels);
        return !images.areAsTheyWere() || channels == 0 || windows.stops().size() == 0
                ? Optional.empty()
                : Kernels.inForce()
                        .windowLoops()
                        .map(loops -> new WindowPools(loops, images, windows, batches, channels));
    }

    @FunctionalInterface
    private interface Row {
        /** The largest that stops see, and by which tap they see it; where in x and y what they see and they themselves begin. */
        void at(float[] largest, float[] tap, int x, int y);
    }

    private void each(float[] x, Row action) {
        int row = stops * channels;
        Workers.each(batches, (long) rows.length * row * taps.length, batch -> {
            float[] largest = (float[]) Scratch.array(DType.F32, 0, row + loops.length());
            float[] tap = (float[]) Scratch.array(DType.F32, 1, row + loops.length());
            float[] end = (float[]) Scratch.array(DType.F32, 2, span + loops.length());
            for (int r = 0; r < rows.length; r++) {
                int from = images.begin(batch, 0) + rows[r];
                boolean last = from + span + loops.length() > x.length;
                if (last) {
                    System.arraycopy(x, from, end, 0, span);
                }
                loops.largest(last ? end : x, last ? 0 : from, step, taps, largest, tap, channels, stops);
                action.at(largest, tap, from, (batch * rows.length + r) * row);
            }
        });
    }

    /** y from x. */
    void largest(float[] x, float[] y) {
        each(x, (largest, tap, from, to) -> System.arraycopy(largest, 0, y, to, stops * channels));
    }

    /** Adds to x's cotangent that of y. */
    void addBack(float[] x, float[] ct, float[] sums) {
        each(x, (largest, tap, to, from) -> put(ct, from, tap, sums, to));
    }

    private void put(float[] ct, int from, float[] tap, float[] x, int to) {
        for (int i = 0; i < stops; i++) {
            for (int c = 0; c < channels; c++) {
                x[to + i * step + c + taps[(int) tap[i * channels + c]]] += ct[from + i * channels + c];
            }
        }
    }
}
