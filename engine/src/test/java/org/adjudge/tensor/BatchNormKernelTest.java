package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static List<Tensor> run(int threads, DType dtype, int axis, Tensor... arguments) {
        Shape channels = arguments[1].shape();
        Kernel kernel = BatchNormKernel.of(dtype, SHAPE, axis, true, 1e-3, Optional.empty());
        return Split.over(
                threads,
                () -> kernel.apply(
                        List.of(arguments), List.of(dtype, dtype, dtype), List.of(SHAPE, channels, channels)));
    }
}
