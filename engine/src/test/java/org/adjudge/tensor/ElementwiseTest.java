package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementwiseTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Shapes that broadcast with each other, of every rank 0 to 3, with and without extents of 1 and 0. */
    private static final List<List<Shape>> FAMILIES = List.of(
            List.of(Shape.SCALAR, Shape.of(1), Shape.of(4), Shape.of(3, 1), Shape.of(1, 4), Shape.of(2, 1, 4)),
            List.of(Shape.SCALAR, Shape.of(1), Shape.of(3, 1), Shape.of(2, 1, 1), Shape.of(2, 3, 4), Shape.of(1, 3, 1)),
            List.of(Shape.SCALAR, Shape.of(0), Shape.of(1), Shape.of(3, 1), Shape.of(3, 0), Shape.of(2, 1, 0)));

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64", "I32", "I64"})
    void zip_reads_the_elements_that_broadcasting_pairs(DType dtype) {
        for (List<Shape> family : FAMILIES) {
            for (Shape p : family) {
                for (Shape q : family) {
                    Tensor x = Rows.whole(dtype, p, 1);
                    Tensor y = Rows.whole(dtype, q, 2);
                    Shape shape = p.broadcast(q);
                    double[] expected = Rows.indices(shape).stream()
                            .mapToDouble(i -> 10 * Rows.at(x, i) + Rows.at(y, i))
                            .toArray();
                    Tensor actual = dtype.isFloating()
                            ? Elementwise.zip(x, y, (a, b) -> 10 * a + b)
                            : Elementwise.zipLong(x, y, (a, b) -> 10 * a + b);
                    assertEquals(Tensor.of(dtype, shape, expected), actual, p + " with " + q);
                }
            }
        }
    }

    @Test
    void select_and_compare_read_the_elements_that_broadcasting_pairs() {
        for (List<Shape> family : FAMILIES) {
            for (Shape p : family) {
                for (Shape q : family) {
                    Tensor x = Rows.whole(DType.F64, p, 3);
                    Tensor y = Rows.whole(DType.F64, q, 4);
                    Tensor less = Elementwise.compare(x, y, (a, b) -> a < b);
                    Shape shape = p.broadcast(q);
                    double[] smaller = Rows.indices(shape).stream()
                            .mapToDouble(i -> Math.min(Rows.at(x, i), Rows.at(y, i)))
                            .toArray();
                    assertEquals(Tensor.of(shape, smaller), Elementwise.select(less, x, y), p + " with " + q);
                }
            }
        }
    }

    @Test
    void int64_is_compared_beyond_what_a_double_tells_apart() {
        Tensor x = Tensor.of(Shape.of(3), 1L << 53, (1L << 53) + 1, Long.MIN_VALUE);
        Tensor y = Tensor.of(Shape.of(3), (1L << 53) + 1, (1L << 53) + 1, Long.MAX_VALUE);
        assertEquals(Tensor.of(Shape.of(3), true, false, true), Elementwise.compare(x, y, (a, b) -> a < b));
        assertEquals(Tensor.of(Shape.of(3), false, true, false), Elementwise.compare(x, y, (a, b) -> a == b));
    }

    @Test
    void int32_arithmetic_wraps_around() {
        Tensor x = Tensor.of(Shape.of(1), Integer.MAX_VALUE);
        Tensor least = Tensor.of(Shape.of(1), Integer.MIN_VALUE);
        assertEquals(least, Elementwise.zipLong(x, Tensor.of(Shape.of(1), 1), Long::sum));
        assertEquals(least, Elementwise.mapLong(least, Math::abs));
    }

    @Test
    void float32_is_rounded_once() {
        Tensor x = Tensor.of(Shape.of(1), 0.1f);
        Tensor y = Tensor.of(Shape.of(1), 0.7f);
        assertEquals(Tensor.of(Shape.of(1), 0.1f * 0.7f), Elementwise.zip(x, y, (a, b) -> a * b));
        assertEquals(Tensor.of(Shape.of(1), 0.1f / 0.7f), Elementwise.zip(x, y, (a, b) -> a / b));
        assertEquals(Tensor.of(Shape.of(1), (float) Math.exp(0.1f)), Elementwise.map(x, Math::exp));
    }

    /** As Java's casts: TensorFlow leaves what an integer cannot hold to the hardware (on x86, the smallest integer). */
    @Test
    void casting_to_integers_truncates_saturates_and_sends_nan_to_zero() {
        Tensor x = Tensor.of(Shape.of(8), 1.9, -1.9, -0.0, 0.5, NAN, INF, -INF, 1e30);
        assertEquals(
                Tensor.of(Shape.of(8), 1, -1, 0, 0, 0, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE),
                Elementwise.cast(x, DType.I32));
        assertEquals(
                Tensor.of(Shape.of(8), 1L, -1, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE),
                Elementwise.cast(x, DType.I64));
    }

    @Test
    void casting_int64_to_int32_keeps_the_low_bits() {
        Tensor x = Tensor.of(Shape.of(2), (1L << 32) + 7, -1L);
        assertEquals(Tensor.of(Shape.of(2), 7, -1), Elementwise.cast(x, DType.I32));
    }

    @Test
    void casting_to_float32_rounds_to_nearest_even_over_and_underflows() {
        Tensor x = Tensor.of(Shape.of(5), 0.1, 1e300, 1e-46, NAN, 16777217);
        assertEquals(
                Tensor.of(Shape.of(5), 0.1f, Float.POSITIVE_INFINITY, 0f, Float.NaN, 16777216f),
                Elementwise.cast(x, DType.F32));
    }

    /** By way of double 2^60 + 2^36 + 1 would lose the 1, become a tie, and round down. */
    @Test
    void casting_int64_to_float32_rounds_once() {
        long n = (1L << 60) + (1L << 36) + 1;
        Tensor once = Tensor.of(Shape.SCALAR, 0x1.000002p60f);
        assertEquals(once, Elementwise.cast(Tensor.of(Shape.SCALAR, n), DType.F32));
    }

    @Test
    void casting_to_bool_asks_whether_it_is_not_zero() {
        Tensor x = Tensor.of(Shape.of(5), 0.0, -0.0, 0.5, NAN, -INF);
        assertEquals(Tensor.of(Shape.of(5), false, false, true, true, true), Elementwise.cast(x, DType.BOOL));
        Tensor back = Elementwise.cast(Tensor.of(Shape.of(2), true, false), DType.I32);
        assertEquals(Tensor.of(Shape.of(2), 1, 0), back);
    }
}
