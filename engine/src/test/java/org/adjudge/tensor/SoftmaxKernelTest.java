package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoftmaxKernelTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static double[] softmax(double... row) {
        return SoftmaxKernel.softmax(Tensor.of(Shape.of(row.length), row)).toDoubles();
    }

    private static double[] logSoftmax(double... row) {
        return SoftmaxKernel.logSoftmax(Tensor.of(Shape.of(row.length), row)).toDoubles();
    }

    @Test
    void a_thousand_neither_overflows_nor_loses_the_logarithm() {
        assertArrayEquals(new double[] {1, 0, 0}, softmax(1000, 0, -1000));
        assertArrayEquals(new double[] {0, -1000, -2000}, logSoftmax(1000, 0, -1000));
        assertArrayEquals(new double[] {0.5, 0.5}, softmax(-1000, -1000));
        assertArrayEquals(new double[] {-Math.log(2), -Math.log(2)}, logSoftmax(1e300, 1e300));
    }

    @Test
    void minus_infinity_is_impossible_and_plus_infinity_is_nan() {
        assertArrayEquals(new double[] {0, 1}, softmax(-INF, 3));
        assertArrayEquals(new double[] {-INF, 0}, logSoftmax(-INF, 3));
        assertArrayEquals(new double[] {NAN, NAN}, softmax(INF, 0));
        assertArrayEquals(new double[] {NAN, NAN}, softmax(-INF, -INF));
        assertArrayEquals(new double[] {NAN, NAN}, logSoftmax(NAN, 0));
    }

    @Test
    void nan_spoils_its_own_row_alone() {
        Tensor x = Tensor.of(Shape.of(2, 2), NAN, 0, 5, 5);
        assertEquals("[[nan, nan], [0.5, 0.5]]", SoftmaxKernel.softmax(x).toString());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void an_empty_axis_gives_an_empty_result(DType dtype) {
        Tensor x = Tensor.of(dtype, Shape.of(2, 0));
        assertEquals(x, SoftmaxKernel.softmax(x));
        assertEquals(x, SoftmaxKernel.logSoftmax(x));
        Tensor none = Tensor.of(dtype, Shape.of(0, 3));
        assertEquals(none, SoftmaxKernel.softmax(none));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void cross_entropy_is_the_sum_of_labels_times_the_logarithm_each_run_anew(DType dtype) {
        Shape shape = Shape.of(2, 3);
        Tensor labels = Tensor.of(dtype, shape, 0.5, 0.25, 0.25, 0, 2, -1);
        Tensor logits = Tensor.of(dtype, shape, 0, 0, 0, 1000, 0, -1000);
        Kernel kernel = CrossEntropyKernel.dense(shape);
        Tensor expected = Tensor.of(dtype, Shape.of(2), Math.log(3), 0);
        for (int run = 0; run < 2; run++) {
            assertEquals(expected, Slices.apply(kernel, dtype, Shape.of(2), labels, logits));
        }
        assertEquals(
                Tensor.full(dtype, Shape.of(2), 0),
                Slices.apply(
                        CrossEntropyKernel.dense(Shape.of(2, 0)),
                        dtype,
                        Shape.of(2),
                        Tensor.of(dtype, Shape.of(2, 0)),
                        Tensor.of(dtype, Shape.of(2, 0))));
    }

    @Test
    void float32_is_within_three_ulps_of_float64_however_far_apart_the_elements() {
        SplittableRandom random = new SplittableRandom(1);
        for (int scale = 1; scale <= 1_000_000; scale *= 10) {
            double s = scale;
            double[] row = DoubleStream.generate(() -> (float) (s * (random.nextDouble() - 0.5)))
                    .limit(1000)
                    .toArray();
            double[] exact = softmax(row);
            Tensor actual = SoftmaxKernel.softmax(Tensor.of(DType.F32, Shape.of(row.length), row));
            for (int i = 0; i < row.length; i++) {
                // 0.7 of the power and half of the scale, which may be two of the product; and half of the product
                assertEquals(exact[i], actual.get(i), 3 * Math.ulp((float) exact[i]), "of " + row[i]);
            }
        }
    }

    @Test
    void the_logarithm_in_float32_is_the_float64_result_rounded() {
        double[] row = {0.25, -1.5, 3};
        Tensor wide = Tensor.of(Shape.of(3), row);
        Tensor narrow = Tensor.of(DType.F32, Shape.of(3), row);
        assertEquals(Elementwise.cast(SoftmaxKernel.logSoftmax(wide), DType.F32), SoftmaxKernel.logSoftmax(narrow));
    }
}
