package org.adjudge.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * What was measured of a workload.
 *
 * @param engineUs the engine's median time of a run in microseconds
 * @param tensorFlowUs TensorFlow's
 * @param ratio the median over the rounds of TensorFlow's time over the engine's
 * @param spread the distance between the quartiles of that ratio, over its median
 * @param settings TensorFlow's, the fastest of those tried
 */
record Result(
        String name,
        @JsonProperty("engine_us") double engineUs,
        @JsonProperty("tensorflow_us") double tensorFlowUs,
        double ratio,
        double spread,
        String settings) {
    static Result of(String name, double[] engine, double[] tensorFlow, double[] ratios, String settings) {
        double ratio = quantile(ratios, 0.5);
        return new Result(
                name,
                quantile(engine, 0.5),
                quantile(tensorFlow, 0.5),
                ratio,
                (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / ratio,
                settings);
    }

    /** With more said of the settings. */
    Result with(String more) {
        return new Result(name, engineUs, tensorFlowUs, ratio, spread, settings + more);
    }

    private static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
