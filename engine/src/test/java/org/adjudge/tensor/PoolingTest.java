package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated
class PoolingTest {
    /** Overlapping windows, padding on both sides, an element that is not seen. */
    private static final Windows WINDOWS =
            new Windows(List.of(new Windows.Axis(5, 3, 2, 1, 1, 3), new Windows.Axis(6, 2, 2, 1, 1, 3)));

    private static final Shape X = Shape.of(4, 5, 6, 3);
    private static final Shape Y = Shape.of(4, 3, 3, 3);

    private static Tensor drawn(DType dtype, Shape shape) {
        SplittableRandom random = new SplittableRandom(shape.size());
        return Tensor.of(
                dtype,
                shape,
                random.doubles(shape.size(), -1, 1)
                        .map(v -> v > 0.9 ? Double.NaN : v < -0.9 ? -0.0 : v)
                        .toArray());
    }

    private static Tensor run(int threads, Kernel kernel, Shape result, List<Tensor> arguments) {
        Tensor dirty = Tensor.full(arguments.get(0).dtype(), result, 7);
        return Split.over(threads, () -> {
            kernel.run(arguments.stream().map(Tensor::data).toArray(), new Object[] {dirty.data()});
            return dirty;
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void neither_what_stood_in_the_result_nor_the_number_of_threads_changes_a_bit(DType dtype) {
        Tensor x = drawn(dtype, X);
        Tensor y = drawn(dtype, Y);
        Map<Kernel, Shape> kernels = Map.of(
                Pooling.largest(X, WINDOWS), Y,
                Pooling.largestTaken(X, WINDOWS), Y,
                Pooling.average(X, WINDOWS), Y,
                Pooling.largestBackprop(X, WINDOWS), X);
        kernels.forEach((kernel, result) -> {
            List<Tensor> arguments = List.of(x, y, result.equals(X) ? y : x);
            Tensor fresh = Slices.apply(kernel, dtype, result, arguments.toArray(Tensor[]::new));
            assertEquals(fresh, run(1, kernel, result, arguments));
            assertEquals(fresh, run(3, kernel, result, arguments));
        });
        Kernel backprop = Pooling.averageBackprop(X, WINDOWS);
        assertEquals(Slices.apply(backprop, dtype, X, y), run(3, backprop, X, List.of(y)));
    }

    private static Tensor row(DType dtype, double... elements) {
        return Tensor.of(dtype, Shape.of(1, elements.length, 1), elements);
    }

    private static Tensor pooled(Tensor x, int before, int stops) {
        Windows windows = new Windows(List.of(new Windows.Axis(x.shape().extent(1), 2, 2, 1, before, stops)));
        return Slices.apply(Pooling.largest(x.shape(), windows), x.dtype(), Shape.of(1, stops, 1), x);
    }

    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void nan_is_the_largest_of_equal_ones_the_first_is_taken_and_padding_never(DType dtype) {
        assertEquals(row(dtype, NAN, NAN, -INF), pooled(row(dtype, NAN, INF, INF, NAN, -INF, -INF), 0, 3));
        assertEquals(row(dtype, -0.0, 0.0), pooled(row(dtype, -0.0, 0.0, 0.0, -0.0), 0, 2));
        assertEquals(row(dtype, -5, -3), pooled(row(dtype, -5, -4, -3), 1, 2));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void the_cotangent_goes_to_the_first_of_the_largest(DType dtype) {
        Tensor x = row(dtype, -0.0, 0.0, INF, INF, -INF, -INF, NAN, NAN, 1, 1, 2, 3);
        Windows windows = new Windows(List.of(new Windows.Axis(12, 2, 2, 1, 0, 6)));
        Tensor ct = row(dtype, 1, 2, 3, 4, 5, 6);
        Kernel backprop = Pooling.largestBackprop(x.shape(), windows);
        Tensor expected = row(dtype, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 0, 6);
        assertEquals(expected, Slices.apply(backprop, dtype, x.shape(), x, ct, ct));
    }

    @Test
    void no_images_and_no_channels_give_nothing() {
        for (Shape x : Stream.of(Shape.of(0, 5, 6, 3), Shape.of(4, 5, 6, 0)).toList()) {
            Shape y = Shape.of(x.extent(0), 3, 3, x.extent(-1));
            Tensor none = Tensor.full(DType.F32, x, 0);
            Tensor result = Tensor.full(DType.F32, y, 0);
            assertEquals(result, Slices.apply(Pooling.largest(x, WINDOWS), DType.F32, y, none));
            assertEquals(result, Slices.apply(Pooling.average(x, WINDOWS), DType.F32, y, none));
            assertEquals(none, Slices.apply(Pooling.averageBackprop(x, WINDOWS), DType.F32, x, result));
        }
    }
}
