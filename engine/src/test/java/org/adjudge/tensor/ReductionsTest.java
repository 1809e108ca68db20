package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReductionsTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static double sum(double... elements) {
        return Reductions.sum(Tensor.of(Shape.of(elements.length), elements), List.of(0))
                .get(0);
    }

    private static double max(double... elements) {
        return Reductions.max(Tensor.of(Shape.of(elements.length), elements), List.of(0))
                .get(0);
    }

    private static double min(double... elements) {
        return Reductions.min(Tensor.of(Shape.of(elements.length), elements), List.of(0))
                .get(0);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64", "I32", "I64"})
    void a_sum_over_any_axes_is_that_of_the_naive_loop(DType dtype) {
        for (Shape shape : List.of(Shape.of(2, 3, 4), Shape.of(2, 1, 3), Shape.of(2, 0, 3))) {
            Tensor x = Rows.whole(dtype, shape, 5);
            for (int mask = 0; mask < 8; mask++) {
                int chosen = mask;
                List<Integer> axes = IntStream.range(0, 3)
                        .filter(a -> ((chosen >> a) & 1) == 1)
                        .boxed()
                        .toList();
                Shape kept = shape.reduce(axes, true);
                double[] expected = new double[kept.size()];
                for (int[] index : Rows.indices(shape)) {
                    int flat = 0;
                    for (int a = 0; a < 3; a++) {
                        flat = flat * kept.extent(a) + (axes.contains(a) ? 0 : index[a]);
                    }
                    expected[flat] += Rows.at(x, index);
                }
                assertEquals(Tensor.of(dtype, kept, expected), Reductions.sum(x, axes), shape + " over " + axes);
            }
        }
    }

    @Test
    void what_cancels_does_not_take_the_small_terms_with_it() {
        assertEquals(1, sum(1e16, 1, -1e16));
        assertEquals(2, sum(1, 1e100, 1, -1e100));
        Tensor narrow = Tensor.of(Shape.of(3), 1e8f, 1f, -1e8f);
        assertEquals(1, Reductions.sum(narrow, List.of(0)).get(0));
    }

    @Test
    void infinities_and_nan_pass_through_a_sum() {
        assertEquals(INF, sum(1, INF, -1e308, 2));
        assertEquals(-INF, sum(-INF, 1e308, 1e308));
        assertEquals(NAN, sum(INF, -INF));
        assertEquals(NAN, sum(1, NAN, 2));
        assertEquals(INF, sum(1.7e308, 1.7e308));
    }

    @Test
    void nothing_sums_to_zero_and_its_extremes_are_infinite() {
        assertEquals(0, sum());
        assertEquals(-INF, max());
        assertEquals(INF, min());
        Tensor nothing = Tensor.of(DType.I32, Shape.of(0));
        assertEquals(Integer.MIN_VALUE, Reductions.max(nothing, List.of(0)).get(0));
        assertEquals(Integer.MAX_VALUE, Reductions.min(nothing, List.of(0)).get(0));
    }

    @Test
    void extremes_are_nan_if_any_element_is() {
        assertEquals(NAN, max(1, NAN, 2));
        assertEquals(NAN, min(NAN, 1));
        assertEquals(3, max(-1, 3, 2));
        assertEquals(-1, min(-1, 3, 2));
        assertEquals(-INF, max(-INF, -INF));
    }

    @Test
    void int64_sums_are_exact_and_int32_sums_wrap() {
        Tensor wide = Tensor.of(Shape.of(3), Long.MAX_VALUE, 1L, -2L);
        assertEquals(Long.MAX_VALUE - 1, Reductions.sum(wide, List.of(0)).getLong(0));
        Tensor narrow = Tensor.of(Shape.of(2), Integer.MAX_VALUE, 1);
        assertEquals(Integer.MIN_VALUE, Reductions.sum(narrow, List.of(0)).getLong(0));
    }
}
