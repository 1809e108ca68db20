package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated
class BatchNormKernelTest {
    /** More elements than several lines have, and a last line that is shorter. */
    private static final Shape SHAPE = Shape.of(3, 7, 61, 5);

    @ParameterizedTest(name = "{0}, channels at axis {1}, {2} threads")
    @CsvSource({"F32, 3, 1", "F32, 3, 3", "F32, 1, 1", "F64, 3, 1", "F64, 1, 3"})
    void moments_and_elements_are_those_of_a_plain_loop(DType dtype, int axis, int threads) {
        SplittableRandom random = new SplittableRandom(3);
        Tensor x = Tensor.of(dtype, SHAPE, random.doubles(SHAPE.size(), 1, 3).toArray());
        int channels = SHAPE.extent(axis);
        Tensor scale = Tensor.of(
                dtype, Shape.of(channels), random.doubles(channels, 1, 2).toArray());
        Tensor offset = Tensor.of(
                dtype, Shape.of(channels), random.doubles(channels, 1, 2).toArray());
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        int stride = SHAPE.strides()[axis];
        double count = (double) SHAPE.size() / channels;
        for (int i = 0; i < SHAPE.size(); i++) {
            mean[i / stride % channels] += x.get(i) / count;
        }
        for (int i = 0; i < SHAPE.size(); i++) {
            int c = i / stride % channels;
            variance[c] += (x.get(i) - mean[c]) * (x.get(i) - mean[c]) / count;
        }
        List<Tensor> actual = run(threads, dtype, axis, x, scale, offset);
        assertEquals(run(1, dtype, axis, x, scale, offset), actual, "threads change no bit");
        // sums of 183 to 1,281 numbers up to 3 in double: 1e-12; rounded to float32 once: 2⁻²⁴ of numbers up to 10
        double close = dtype == DType.F32 ? 1e-6 : 1e-12;
        for (int c = 0; c < channels; c++) {
            assertEquals(mean[c], actual.get(1).get(c), close, "mean");
            assertEquals(variance[c] * count / (count - 1), actual.get(2).get(c), close, "variance");
        }
        for (int i = 0; i < SHAPE.size(); i++) {
            int c = i / stride % channels;
            double y = (x.get(i) - mean[c]) / Math.sqrt(variance[c] + 1e-3) * scale.get(c) + offset.get(c);
            assertEquals(y, actual.get(0).get(i), close, "element " + i);
        }
    }

    /** Of one channel the mean and the variance, of more elements than one piece of each part of the work has. */
    private static List<Tensor> moments(DType dtype, double... x) {
        Tensor one = Tensor.of(dtype, Shape.of(1), 1);
        return run(1, dtype, 3, Tensor.of(dtype, Shape.of(1, x.length, 1, 1), x), one, one)
                .subList(1, 3);
    }

    private static double[] drawn(double mean) {
        double[] x = new SplittableRandom(8).doubles(3000, -1, 1).toArray();
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (mean + x[i]);
        }
        return x;
    }

    private static double variance(double[] x) {
        double mean = Arrays.stream(x).sum() / x.length;
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
    }

    @ParameterizedTest(name = "{0}, mean {1}")
    @CsvSource({"F32, 1e3", "F64, 1e3", "F32, 1e6", "F64, 1e6"})
    void numbers_far_from_zero_have_the_variance_of_their_deviations(DType dtype, double mean) {
        double[] x = drawn(mean);
        double expected = variance(x);
        // squares of deviations from a number that is about as near as the mean, in double; rounded to float32 once
        double close = dtype == DType.F32 ? 0x1p-24 : 1e-13;
        assertEquals(expected, moments(dtype, x).get(1).get(0), close * expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void a_first_number_far_from_all_others_costs_no_more_than_is_said(DType dtype) {
        double[] x = drawn(0);
        x[0] = 1e5;
        double expected = variance(x);
        double close = dtype == DType.F32 ? 0x1p-24 : 0x1p-53 * 256 * 256;
        assertEquals(expected, moments(dtype, x).get(1).get(0), close * expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void the_moments_of_no_elements_are_nan(DType dtype) {
        for (Tensor moment : moments(dtype)) {
            assertEquals(Double.NaN, moment.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void equal_numbers_have_no_variance_and_infinities_a_mean(DType dtype) {
        double[] x = new double[3000];
        Arrays.fill(x, 0.1f);
        assertEquals(0, moments(dtype, x).get(1).get(0));
        for (int at : new int[] {0, 100, 2999}) {
            double[] y = x.clone();
            y[at] = Double.NEGATIVE_INFINITY;
            assertEquals(Double.NEGATIVE_INFINITY, moments(dtype, y).get(0).get(0));
            assertEquals(Double.NaN, moments(dtype, y).get(1).get(0));
        }
    }

    private static List<Tensor> run(int threads, DType dtype, int axis, Tensor... arguments) {
        Shape x = arguments[0].shape();
        Shape channels = arguments[1].shape();
        Kernel kernel = BatchNormKernel.of(dtype, x, axis, true, 1e-3, Optional.empty());
        return Split.over(
                threads,
                () -> kernel.apply(List.of(arguments), List.of(dtype, dtype, dtype), List.of(x, channels, channels)));
    }
}
