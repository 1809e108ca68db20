package org.adjudge.tensor;

import java.util.Arrays;
import java.util.Optional;

/** Windows that summarise what they see, channel by channel: {@code x: [batch, spatial..., c] → [batch, stops..., c]}, f32 or f64. */
public final class Pooling {
    private final int batches;
    private final int channels;
    private final int stops;
    private final int taps;
    private final int elements;
    private final int[] seen;
    /** For the largest of float32. */
    private final Optional<WindowPools> rows;

    private Pooling(Shape x, Windows windows) {
        this.batches = x.extent(0);
        this.channels = x.extent(-1);
        this.stops = windows.stops().size();
        this.taps = windows.taps();
        this.elements = windows.elements();
        this.seen = windows.table();
        this.rows = WindowPools.of(windows, batches, channels);
    }

    /** The mean of the elements that the window sees; padding does not count. Sums are carried in double. */
    public static Kernel average(Shape x, Windows windows) {
        Pooling pool = new Pooling(x, windows);
        int[] counts = windows.counts();
        int channels = pool.channels;
        return (in, out) -> pool.eachStop(DType.F64, (scratch, stop) -> {
            double[] sums = (double[]) scratch;
            Arrays.fill(sums, 0, channels, 0);
            for (int tap = 0; tap < pool.taps; tap++) {
                int from = pool.place(stop, tap);
                if (from >= 0) {
                    Lane.addTo(sums, 0, in[0], from, channels);
                }
            }
            for (int c = 0; c < channels; c++) {
                sums[c] /= counts[stop % pool.stops];
            }
            Lane.round(sums, out[0], stop * channels, channels);
        });
    }

    /** The adjoint of {@link #average}: y's elements in equal parts for what the window sees, in a tensor of {@code result}'s shape. */
    public static Kernel averageBackprop(Shape result, Windows windows) {
        Pooling pool = new Pooling(result, windows);
        int[] counts = windows.counts();
        int channels = pool.channels;
        int size = pool.elements * channels;
        return (in, out) -> Workers.each(pool.batches, (long) pool.stops * pool.taps * channels, batch -> {
            double[] sums = (double[]) Scratch.array(DType.F64, 0, size);
            Arrays.fill(sums, 0, size, 0);
            for (int stop = 0; stop < pool.stops; stop++) {
                for (int tap = 0; tap < pool.taps; tap++) {
                    int element = pool.seen[stop * pool.taps + tap];
                    if (element != Windows.NONE) {
                        int from = (batch * pool.stops + stop) * channels;
                        share(in[0], from, counts[stop], sums, element * channels, channels);
                    }
                }
            }
            Lane.round(sums, out[0], batch * size, size);
        });
    }

    private static void share(Object y, int from, int count, double[] sums, int to, int n) {
        if (y instanceof float[] floats) {
            for (int c = 0; c < n; c++) {
                sums[to + c] += (double) floats[from + c] / count;
            }
        } else {
            double[] doubles = (double[]) y;
            for (int c = 0; c < n; c++) {
                sums[to + c] += doubles[from + c] / count;
            }
        }
    }

    /** The largest element that the window sees, of equal ones the first; NaN is larger than every number. Of none 0. */
    public static Kernel largest(Shape x, Windows windows) {
        Pooling pool = new Pooling(x, windows);
        return (in, out) -> {
            if (in[0] instanceof float[] floats && pool.rows.isPresent()) {
                pool.rows.get().largest(floats, (float[]) out[0]);
            } else {
                pool.eachPlace(in[0], (places, to) -> take(in[0], places, out[0], to, pool.channels));
            }
        };
    }

    /** The elements of another tensor where x has its largest: from {@code x, y, z: [batch, spatial..., c]}. */
    public static Kernel largestTaken(Shape x, Windows windows) {
        Pooling pool = new Pooling(x, windows);
        return (in, out) -> pool.eachPlace(in[0], (places, to) -> take(in[2], places, out[0], to, pool.channels));
    }

    /** The adjoint of {@link #largestTaken} in z: from {@code x, y, ct: [batch, stops..., c]}. */
    public static Kernel largestBackprop(Shape x, Windows windows) {
        Pooling pool = new Pooling(x, windows);
        int size = pool.elements * pool.channels;
        return (in, out) -> {
            Lane.clear(out[0], 0, pool.batches * size);
            if (in[0] instanceof float[] floats && pool.rows.isPresent()) {
                pool.rows.get().addBack(floats, (float[]) in[2], (float[]) out[0]);
            } else {
                pool.eachPlace(in[0], (places, from) -> put(in[2], from, places, out[0], pool.channels));
            }
        };
    }

    /** For each stop the place in x of the largest element that the window sees, as {@link #largest} has it. */
    public static IndexMap places(Tensor x, Windows windows) {
        Pooling pool = new Pooling(x.shape(), windows);
        Shape result = x.shape().slice(0, 1).concat(windows.stops()).concat(Shape.of(pool.channels));
        int[] all = new int[result.size()];
        pool.eachPlace(x.data(), (places, to) -> System.arraycopy(places, 0, all, to, pool.channels));
        return IndexMap.of(result, all);
    }

    /** Where tap {@code tap} reads at a stop, counted through all batches: the first channel; negative for padding. */
    private int place(int stop, int tap) {
        int element = seen[stop % stops * taps + tap];
        return element == Windows.NONE ? -1 : (stop / stops * elements + element) * channels;
    }

    @FunctionalInterface
    private interface Stop {
        void at(Object scratch, int stop);
    }

    /** Every stop of every batch, with an array of as many elements as there are channels. */
    private void eachStop(DType scratch, Stop action) {
        Workers.each(batches, (long) stops * taps * channels, batch -> {
            Object array = Scratch.array(scratch, 0, channels);
            for (int stop = batch * stops; stop < (batch + 1) * stops; stop++) {
                action.at(array, stop);
            }
        });
    }

    @FunctionalInterface
    private interface Places {
        void at(int[] places, int stop);
    }

    /** For each stop the places of the largest, channel by channel, and where its row of channels begins. */
    private void eachPlace(Object x, Places action) {
        Workers.each(batches, (long) stops * taps * channels, batch -> {
            int[] places = (int[]) Scratch.array(DType.I32, 0, channels);
            int[] froms = (int[]) Scratch.array(DType.I32, 1, taps);
            for (int stop = 0; stop < stops; stop++) {
                int count = 0;
                for (int tap = 0; tap < taps; tap++) {
                    int element = seen[stop * taps + tap];
                    if (element != Windows.NONE) {
                        froms[count++] = (batch * elements + element) * channels;
                    }
                }
                if (count == 0) {
                    Arrays.fill(places, 0, channels, IndexMap.NONE);
                } else if (x instanceof float[] floats) {
                    largest(floats, froms, count, places, channels);
                } else {
                    largest((double[]) x, froms, count, places, channels);
                }
                action.at(places, (batch * stops + stop) * channels);
            }
        });
    }

    /** By the sign of a difference: a branch would depend on numbers that nothing can foretell. */
    private static void largest(float[] x, int[] froms, int count, int[] places, int n) {
        for (int c = 0; c < n; c++) {
            int place = froms[0] + c;
            boolean strange = false;
            for (int i = 1; i < count; i++) {
                int candidate = froms[i] + c;
                float less = x[place] - x[candidate] + 0; // -0 if both are 0, and then 0
                strange |= Float.isNaN(less);
                place += (candidate - place) & (Float.floatToRawIntBits(less) >> 31);
            }
            places[c] = strange ? carefully(x, froms, count, c) : place;
        }
    }

    /** Where there are infinities or NaN, of which differences say nothing. */
    private static int carefully(float[] x, int[] froms, int count, int c) {
        int place = froms[0] + c;
        for (int i = 1; i < count; i++) {
            float candidate = x[froms[i] + c];
            if (candidate > x[place] || (Float.isNaN(candidate) && !Float.isNaN(x[place]))) {
                place = froms[i] + c;
            }
        }
        return place;
    }

    private static void largest(double[] x, int[] froms, int count, int[] places, int n) {
        for (int c = 0; c < n; c++) {
            int place = froms[0] + c;
            boolean strange = false;
            for (int i = 1; i < count; i++) {
                int candidate = froms[i] + c;
                double less = x[place] - x[candidate] + 0; // -0 if both are 0, and then 0
                strange |= Double.isNaN(less);
                place += (candidate - place) & (int) (Double.doubleToRawLongBits(less) >> 63);
            }
            places[c] = strange ? carefully(x, froms, count, c) : place;
        }
    }

    private static int carefully(double[] x, int[] froms, int count, int c) {
        int place = froms[0] + c;
        for (int i = 1; i < count; i++) {
            double candidate = x[froms[i] + c];
            if (candidate > x[place] || (Double.isNaN(candidate) && !Double.isNaN(x[place]))) {
                place = froms[i] + c;
            }
        }
        return place;
    }

    private static void take(Object source, int[] places, Object target, int to, int n) {
        if (source instanceof float[] x) {
            float[] z = (float[]) target;
            for (int c = 0; c < n; c++) {
                z[to + c] = places[c] == IndexMap.NONE ? 0 : x[places[c]];
            }
        } else {
            double[] x = (double[]) source;
            double[] z = (double[]) target;
            for (int c = 0; c < n; c++) {
                z[to + c] = places[c] == IndexMap.NONE ? 0 : x[places[c]];
            }
        }
    }

    private static void put(Object source, int from, int[] places, Object target, int n) {
        for (int c = 0; c < n; c++) {
            if (places[c] != IndexMap.NONE && source instanceof float[] x) {
                ((float[]) target)[places[c]] += x[from + c];
            } else if (places[c] != IndexMap.NONE) {
                ((double[]) target)[places[c]] += ((double[]) source)[from + c];
            }
        }
    }
}
