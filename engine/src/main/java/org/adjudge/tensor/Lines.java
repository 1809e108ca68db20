package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * What a window sees, row by row along the last axis: for each row of its stops, and each tap, the stretches of elements that
 * the tap sees one after the other. Or the other way round, for each row of elements the stretches of stops that see it.
 */
final class Lines {
    private final List<List<Line>> rows = new ArrayList<>();
    private final int sources;
    private final int width;

    /** The stretches of one tap in one row. */
    static final class Line {
        private final int tap;
        /** {@code source, place in the row, length} of each, in elements or stops. */
        private final int[] runs;

        private final boolean whole;

        Line(int tap, int[] runs, boolean whole) {
            this.tap = tap;
            this.runs = runs;
            this.whole = whole;
        }

        int tap() {
            return tap;
        }
    }

    private Lines(int sources, int width) {
        this.sources = sources;
        this.width = width;
    }

    /** From elements to rows of stops. */
    static Lines ofStops(Windows windows) {
        return of(windows, true);
    }

    /** From stops to rows of elements. */
    static Lines ofElements(Windows windows) {
        return of(windows, false);
    }

    private static Lines of(Windows windows, boolean stopsInRows) {
        int taps = windows.taps();
        int stops = windows.stops().size();
        int[] seen = windows.table();
        int targets = stopsInRows ? stops : windows.elements();
        Lines lines = new Lines(
                stopsInRows ? windows.elements() : stops, stopsInRows ? windows.lastStops() : windows.lastExtent());
        int rows = lines.width == 0 ? 0 : targets / lines.width;
        List<List<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < rows * taps; i++) {
            runs.add(new ArrayList<>());
        }
        for (int tap = 0; tap < taps; tap++) {
            for (int stop = 0; stop < stops; stop++) {
                int element = seen[stop * taps + tap];
                if (element != Windows.NONE) {
                    int target = stopsInRows ? stop : element;
                    add(
                            runs.get(target / lines.width * taps + tap),
                            stopsInRows ? element : stop,
                            target % lines.width);
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            List<Line> line = new ArrayList<>();
            for (int tap = 0; tap < taps; tap++) {
                List<Integer> some = runs.get(row * taps + tap);
                if (!some.isEmpty()) {
                    boolean whole = some.size() == 3 && some.get(2) == lines.width;
                    line.add(new Line(
                            tap, some.stream().mapToInt(Integer::intValue).toArray(), whole));
                }
            }
            lines.rows.add(line);
        }
        return lines;
    }

    private static void add(List<Integer> runs, int source, int place) {
        int n = runs.size();
        boolean next =
                n > 0 && runs.get(n - 3) + runs.get(n - 1) == source && runs.get(n - 2) + runs.get(n - 1) == place;
        if (next) {
            runs.set(n - 1, runs.get(n - 1) + 1);
        } else {
            runs.addAll(List.of(source, place, 1));
        }
    }

    int rows() {
        return rows.size();
    }

    /** How many places a row has. */
    int width() {
        return width;
    }

    /** How many elements, or stops, there are to read from. */
    int sources() {
        return sources;
    }

    List<Line> row(int row) {
        return rows.get(row);
    }

    /** A line of a batch laid out, zeros where nothing is seen. */
    void read(Object source, int batch, Line line, int channels, Object target) {
        if (!line.whole) {
            Lane.clear(target, 0, width * channels);
        }
        int[] runs = line.runs;
        for (int run = 0; run < runs.length; run += 3) {
            int begin = (batch * sources + runs[run]) * channels;
            System.arraycopy(source, begin, target, runs[run + 1] * channels, runs[run + 2] * channels);
        }
    }
}
