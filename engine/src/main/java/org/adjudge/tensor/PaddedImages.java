package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.List;

/** Images of float32, {@code [batch, spatial..., channels]}, with their padding around them, as far as a window sees it: so that each stop sees the same. */
final class PaddedImages {
    private final List<Windows.Axis> axes;
    private final int channels;
    private final int[] extents;
    /** Elements at one place of each axis; asked for at each row. */
    private final int[] slices;

    private final int places;
    private final boolean asTheyAre;

    PaddedImages(Windows windows, int channels) {
        this.axes = windows.axes();
        this.channels = channels;
        this.extents = new int[axes.size()];
        boolean same = true;
        for (int a = 0; a < extents.length; a++) {
            Windows.Axis axis = axes.get(a);
            int seen = (axis.stops() - 1) * axis.stride() + (axis.window() - 1) * axis.dilation() + 1;
            boolean inside = axis.before() == 0 && seen <= axis.extent();
            extents[a] = inside ? axis.extent() : seen;
            same &= inside;
        }
        this.asTheyAre = same;
        this.slices = new int[extents.length];
        int behind = 1;
        for (int a = extents.length - 1; a >= 0; a--) {
            slices[a] = behind * channels;
            behind *= extents[a];
        }
        this.places = behind;
    }

    /** Whether no window sees padding. */
    boolean areAsTheyWere() {
        return asTheyAre;
    }

    /** How many places a padded image has. */
    int places() {
        return places;
    }

    /** How many stops along the first axis see about so many elements, one at least; all if there is no other axis. */
    int band(int elements) {
        Windows.Axis axis = axes.get(0);
        int most = (elements / slices[0] - seen(1)) / axis.stride() + 1;
        return axes.size() == 1 ? axis.stops() : Math.max(1, Math.min(axis.stops(), most));
    }

    private int seen(int stops) {
        Windows.Axis axis = axes.get(0);
        return (stops - 1) * axis.stride() + (axis.window() - 1) * axis.dilation() + 1;
    }

    /** Where an image would begin in {@link #of}'s array if all stops before {@code first} were there, too. */
    int begin(int image, int first) {
        return asTheyAre ? image * places * channels : -first * axes.get(0).stride() * slices[0];
    }

    /** An array with what some stops along the first axis see of an image, in {@link Scratch} unless there is no padding. */
    float[] of(float[] x, int image, int first, int stops) {
        if (asTheyAre) {
            return x;
        }
        int count = axes.size() == 1 ? extents[0] : seen(stops);
        float[] padded = (float[]) Scratch.array(DType.F32, 0, count * slices[0]);
        copy(0, x, image, padded, 0, first * axes.get(0).stride(), count);
        return padded;
    }

    /** Some places of an axis, and all of those behind it, with zeros for padding: {@code from} counts the places of x before it, {@code to} elements. */
    private void copy(int a, float[] x, int from, float[] padded, int to, int first, int count) {
        Windows.Axis axis = axes.get(a);
        int each = slices[a];
        int begin = Math.min(count, Math.max(0, axis.before() - first));
        int end = Math.max(begin, Math.min(count, axis.extent() + axis.before() - first));
        int element = from * axis.extent() + first - axis.before();
        Lane.clear(padded, to, begin * each);
        Lane.clear(padded, to + end * each, (count - end) * each);
        if (a == axes.size() - 1) {
            System.arraycopy(
                    x, end > begin ? (element + begin) * each : 0, padded, to + begin * each, (end - begin) * each);
            return;
        }
        for (int i = begin; i < end; i++) {
            copy(a + 1, x, element + i, padded, to + i * each, 0, extents[a + 1]);
        }
    }

    /** The elements of an image with all its padding, to their places in x; what no window sees is left as it is. */
    void takeOut(float[] padded, float[] x, int image) {
        takeOut(0, padded, 0, x, image);
    }

    private void takeOut(int a, float[] padded, int from, float[] x, int to) {
        Windows.Axis axis = axes.get(a);
        int each = slices[a];
        int begin = Math.min(extents[a], Math.max(0, axis.before()));
        int end = Math.max(begin, Math.min(extents[a], axis.extent() + axis.before()));
        int element = to * axis.extent() - axis.before();
        if (a < axes.size() - 1) {
            for (int i = begin; i < end; i++) {
                takeOut(a + 1, padded, from + i * each, x, element + i);
            }
        } else if (end > begin) {
            System.arraycopy(padded, from + begin * each, x, (element + begin) * each, (end - begin) * each);
        }
    }

    /** For each tap how many places what it sees is from what the first does. */
    int[] taps() {
        return places(true);
    }

    /** The place that the first tap sees at the first stop of each row. */
    int[] rows() {
        return places(false);
    }

    private int[] places(boolean taps) {
        List<Integer> places = new ArrayList<>(List.of(0));
        for (int a = 0; a < extents.length; a++) {
            Windows.Axis axis = axes.get(a);
            boolean row = !taps && a == extents.length - 1;
            int count = taps ? axis.window() : row ? 1 : axis.stops();
            List<Integer> next = new ArrayList<>();
            for (int outer : places) {
                for (int i = 0; i < count; i++) {
                    next.add(outer * extents[a] + i * (taps ? axis.dilation() : axis.stride()));
                }
            }
            places = next;
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many places it is from what a stop sees to what the next does. */
    int step() {
        return axes.get(axes.size() - 1).stride();
    }
}
