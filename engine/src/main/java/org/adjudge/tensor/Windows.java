package org.adjudge.tensor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window that slides over the spatial axes of a tensor {@code [batch, spatial..., channels]}: which element each tap of
 * the window sees at each place where the window stops.
 */
public final class Windows {
    static final int NONE = -1;

    private final List<Axis> axes;
    private volatile int @Nullable [] table;

    /**
     * The window along one axis: at stop {@code o} its tap {@code w} sees the element {@code o·stride + w·dilation - before}, if
     * there is one; outside is padding.
     *
     * @param extent how many elements the axis has
     * @param window how many taps the window has
     * @param before how much padding stands before the first element
     * @param stops at how many places the window stops: the extent of the result
     */
    public record Axis(int extent, int window, int stride, int dilation, int before, int stops) {
        private int seen(int outer, int stop, int tap) {
            int at = stop * stride + tap * dilation - before;
            return outer == NONE || at < 0 || at >= extent ? NONE : outer * extent + at;
        }
    }

    /** What is done for a tap that sees an element. */
    @FunctionalInterface
    interface Visit {
        /**
         * All three are counted in row-major order.
         *
         * @param element the element's place among those of all batches
         * @param stop the window's place among those of all batches
         * @param tap the tap in the window
         */
        void at(int element, int stop, int tap);
    }

    /** A window with these axes. */
    public Windows(List<Axis> axes) {
        this.axes = List.copyOf(axes);
    }

    /** Whether the window stops at every place. */
    boolean isDense() {
        return axes.stream().allMatch(axis -> axis.stride == 1);
    }

    /** Of a dense one, from stops to elements: at each element the stops that see it, by the last tap first. */
    Windows reversed() {
        return new Windows(axes.stream()
                .map(a -> new Axis(a.stops, a.window, 1, a.dilation, (a.window - 1) * a.dilation - a.before, a.extent))
                .toList());
    }

    List<Axis> axes() {
        return axes;
    }

    /** The extents of the result along the spatial axes. */
    public Shape stops() {
        return Shape.of(axes.stream().map(Axis::stops).toList());
    }

    int taps() {
        return axes.stream().mapToInt(Axis::window).reduce(1, (a, b) -> a * b);
    }

    /** How many elements there are. */
    int elements() {
        return axes.stream().mapToInt(Axis::extent).reduce(1, (a, b) -> a * b);
    }

    /** How many places along the last axis the window stops at. */
    int lastStops() {
        return axes.get(axes.size() - 1).stops;
    }

    /** The extent of the last axis. */
    int lastExtent() {
        return axes.get(axes.size() - 1).extent;
    }

    /** How many elements the window sees at each stop; padding does not count. */
    int[] counts() {
        int[] result = new int[stops().size()];
        each(1, (element, stop, tap) -> result[stop]++);
        return result;
    }

    /** Visits every tap that sees an element: batches, stops, taps, the last fastest. */
    void each(int batches, Visit visit) {
        int[] seen = table();
        int elements = elements();
        int stops = stops().size();
        int taps = taps();
        for (int batch = 0; batch < batches; batch++) {
            for (int stop = 0; stop < stops; stop++) {
                for (int tap = 0; tap < taps; tap++) {
                    int element = seen[stop * taps + tap];
                    if (element != NONE) {
                        visit.at(batch * elements + element, batch * stops + stop, tap);
                    }
                }
            }
        }
    }

    /** For each stop and each tap the element that is seen, or {@link #NONE}. Not to be modified. */
    int[] table() {
        int[] made = table;
        if (made == null) {
            made = makeTable();
            table = made;
        }
        return made;
    }

    /** The axes one after the other. */
    private int[] makeTable() {
        int[] table = {0};
        int stops = 1;
        int taps = 1;
        for (Axis axis : axes) {
            int[] next = new int[stops * axis.stops * taps * axis.window];
            int at = 0;
            for (int stop = 0; stop < stops * axis.stops; stop++) {
                for (int tap = 0; tap < taps * axis.window; tap++) {
                    int outer = table[stop / axis.stops * taps + tap / axis.window];
                    next[at++] = axis.seen(outer, stop % axis.stops, tap % axis.window);
                }
            }
            table = next;
            stops *= axis.stops;
            taps *= axis.window;
        }
        return table;
    }
}
