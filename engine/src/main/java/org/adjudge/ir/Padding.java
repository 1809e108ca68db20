package org.adjudge.ir;

import java.util.List;

/**
 * What stands around the spatial axes where a window slides over them: {@code SAME}, {@code VALID}, or, as {@code EXPLICIT}, a pair
 * of counts for each axis of the tensor.
 *
 * <p>An axis of n elements, a window that covers k of them ({@code (taps - 1)·dilation + 1}), a stride s: VALID has no padding and
 * stops {@code (n - k + s) / s} times; SAME stops {@code ⌈n / s⌉} times and has what that needs, of an odd count the larger part
 * after; EXPLICIT stops as VALID does on what is there with its padding. TensorFlow: {@code GetWindowedOutputSizeVerbose}.
 *
 * @param pairs of EXPLICIT; else empty
 */
public record Padding(String scheme, List<List<Integer>> pairs) {
    /** As many stops as strides fit. */
    public static final Padding SAME = new Padding("SAME", List.of());
    /** None. */
    public static final Padding VALID = new Padding("VALID", List.of());

    /** Copies the lists. */
    public Padding {
        pairs = pairs.stream().map(List::copyOf).toList();
    }

    /** A pair of counts, before and after, for each axis, those of batch and channels 0. */
    public static Padding explicit(List<List<Integer>> pairs) {
        return new Padding("EXPLICIT", pairs);
    }

    /** Whether the counts are given. */
    public boolean isExplicit() {
        return scheme.equals("EXPLICIT");
    }

    /** How many elements' worth of padding an axis has before and after. */
    int[] around(int axis, int extent, int covered, int stride) {
        if (isExplicit()) {
            return new int[] {pairs.get(axis).get(0), pairs.get(axis).get(1)};
        }
        int stops = (extent + stride - 1) / stride;
        int needed = scheme.equals("SAME") ? Math.max((stops - 1) * stride + covered - extent, 0) : 0;
        return new int[] {needed / 2, needed - needed / 2};
    }

    /** How often the window stops on an axis with its padding. */
    int stops(int axis, int extent, int covered, int stride) {
        if (scheme.equals("SAME")) {
            return (extent + stride - 1) / stride;
        }
        int[] around = around(axis, extent, covered, stride);
        return (extent + around[0] + around[1] - covered + stride) / stride;
    }

    /** As in the notation: {@code "SAME"} or {@code [[0, 0], [1, 2], [0, 1], [0, 0]]}. */
    @Override
    public String toString() {
        return isExplicit() ? pairs.toString() : '"' + scheme + '"';
    }
}
