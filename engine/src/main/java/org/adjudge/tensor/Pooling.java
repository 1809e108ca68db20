package org.adjudge.tensor;

import java.util.Arrays;

/** Windows that summarise what they see, channel by channel: {@code x: [batch, spatial..., c] → [batch, stops..., c]}. */
public final class Pooling {
    private Pooling() {}

    private static Shape result(Shape x, Windows windows) {
        return x.slice(0, 1).concat(windows.stops()).concat(x.slice(x.rank() - 1, x.rank()));
    }

    /** The mean of the elements that the window sees; padding does not count. Sums are carried in double. */
    public static Tensor average(Tensor x, Windows windows) {
        Shape result = result(x.shape(), windows);
        int channels = result.extent(-1);
        int[] counts = windows.counts();
        double[] means = new double[result.size()];
        windows.each(result.extent(0), (element, stop, tap) -> {
            for (int c = 0; c < channels; c++) {
                means[stop * channels + c] += x.get(element * channels + c);
            }
        });
        for (int i = 0; i < means.length; i++) {
            means[i] /= counts[i / channels % counts.length];
        }
        return Tensor.of(x.dtype(), result, means);
    }

    /** The adjoint of {@link #average}: y's elements in equal parts for what the window sees, in a tensor of {@code result}'s shape. */
    public static Tensor averageBackprop(Shape result, Tensor y, Windows windows) {
        int channels = result.extent(-1);
        int[] counts = windows.counts();
        double[] sums = new double[result.size()];
        windows.each(result.extent(0), (element, stop, tap) -> {
            for (int c = 0; c < channels; c++) {
                sums[element * channels + c] += y.get(stop * channels + c) / counts[stop % counts.length];
            }
        });
        return Tensor.of(y.dtype(), result, sums);
    }

    /**
     * For each stop the place in x of the largest element that the window sees, of equal ones the first; NaN is larger than
     * every number.
     */
    public static IndexMap largest(Tensor x, Windows windows) {
        Shape result = result(x.shape(), windows);
        int channels = result.extent(-1);
        int[] places = new int[result.size()];
        Arrays.fill(places, IndexMap.NONE);
        windows.each(result.extent(0), (element, stop, tap) -> {
            for (int c = 0; c < channels; c++) {
                int at = stop * channels + c;
                int candidate = element * channels + c;
                if (places[at] == IndexMap.NONE || larger(x.get(candidate), x.get(places[at]))) {
                    places[at] = candidate;
                }
            }
        });
        return IndexMap.of(result, places);
    }

    private static boolean larger(double candidate, double best) {
        return candidate > best || (Double.isNaN(candidate) && !Double.isNaN(best));
    }
}
