package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Images of float32, {@code [batch, spatial..., channels]}, with their padding around them, as far as a window sees it: so that each stop sees the same. */
final class PaddedImages {
    private final List<Windows.Axis> axes;
    private final int channels;
    private final int[] extents;
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
    }

    /** How many places a padded image has. */
    int places() {
        return Arrays.stream(extents).reduce(1, (a, b) -> a * b);
    }

    private int size() {
        return places() * channels;
    }

    /** Where an image with its padding begins in {@link #of}'s array. */
    int begin(int image) {
        return asTheyAre ? image * size() : 0;
    }

    /** An array with an image, in {@link Scratch} unless there is no padding. */
    float[] of(float[] x, int image) {
        if (asTheyAre) {
            return x;
        }
        float[] padded = (float[]) Scratch.array(DType.F32, 0, size());
        Lane.clear(padded, 0, size());
        copy(0, x, image, padded, 0);
        return padded;
    }

    /** What is seen of the axes from one on; {@code from} and {@code to} count its places. */
    private void copy(int a, float[] x, int from, float[] padded, int to) {
        Windows.Axis axis = axes.get(a);
        int first = Math.max(0, -axis.before());
        int end = Math.min(axis.extent(), extents[a] - axis.before());
        int begin = from * axis.extent();
        int target = to * extents[a] + axis.before();
        if (a == axes.size() - 1) {
            if (end > first) {
                System.arraycopy(
                        x, (begin + first) * channels, padded, (target + first) * channels, (end - first) * channels);
            }
            return;
        }
        for (int i = first; i < end; i++) {
            copy(a + 1, x, begin + i, padded, target + i);
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
