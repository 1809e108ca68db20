package org.adjudge.tensor;

import java.util.Arrays;

/**
 * What a window sees at its stops as rows of a matrix, {@code [stops of all batches, taps·channels]}, zeros where it sees padding: so that
 * a convolution is a product of matrices. Only some rows are ever laid out at a time.
 */
final class Patches {
    private final int channels;
    private final int taps;
    private final int stops;
    private final int elements;
    /** The first run of each stop, and the end of the last: neighbouring taps that see neighbouring elements. */
    private final int[] first;
    /** {@code element, tap, length} of each run. */
    private final int[] runs;

    private final boolean[] whole;

    Patches(Windows windows, int channels) {
        this.channels = channels;
        this.taps = windows.taps();
        this.stops = windows.stops().size();
        this.elements = windows.elements();
        this.first = new int[stops + 1];
        this.whole = new boolean[stops];
        int[] seen = windows.table();
        int[] all = new int[3 * seen.length];
        int end = 0;
        for (int stop = 0; stop < stops; stop++) {
            int covered = 0;
            for (int tap = 0; tap < taps; tap++) {
                int element = seen[stop * taps + tap];
                boolean next = tap > 0 && element == seen[stop * taps + tap - 1] + 1 && element > 0;
                if (element != Windows.NONE && next) {
                    all[end - 1]++;
                } else if (element != Windows.NONE) {
                    all[end++] = element;
                    all[end++] = tap;
                    all[end++] = 1;
                }
                covered += element == Windows.NONE ? 0 : 1;
            }
            whole[stop] = covered == taps;
            first[stop + 1] = end;
        }
        this.runs = Arrays.copyOf(all, end);
    }

    /** Whether each stop sees the one element of its own place: then the tensor is the matrix. */
    boolean isWholeTensor() {
        boolean same = taps == 1 && stops == elements;
        for (int stop = 0; same && stop < stops; stop++) {
            same = whole[stop] && runs[first[stop]] == stop;
        }
        return same;
    }

    /** How many elements a row has. */
    int width() {
        return taps * channels;
    }

    /** How many rows a batch has. */
    int stops() {
        return stops;
    }

    /** Lays rows out, the first of them in the first place of {@code rows}. */
    void read(Object x, int from, int count, Object rows) {
        for (int i = 0; i < count; i++) {
            int stop = (from + i) % stops;
            int base = (from + i) / stops * elements;
            int to = i * width();
            if (!whole[stop]) {
                Lane.clear(rows, to, width());
            }
            for (int run = first[stop]; run < first[stop + 1]; run += 3) {
                int begin = (base + runs[run]) * channels;
                System.arraycopy(x, begin, rows, to + runs[run + 1] * channels, runs[run + 2] * channels);
            }
        }
    }

    /** The adjoint of {@link #read}: adds rows to what they would be read from. */
    void add(Object rows, int from, int count, Object x) {
        for (int i = 0; i < count; i++) {
            int stop = (from + i) % stops;
            int base = (from + i) / stops * elements;
            for (int run = first[stop]; run < first[stop + 1]; run += 3) {
                int begin = (base + runs[run]) * channels;
                Lane.add(x, begin, rows, i * width() + runs[run + 1] * channels, runs[run + 2] * channels);
            }
        }
    }
}
