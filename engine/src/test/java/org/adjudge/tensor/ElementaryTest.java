package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryTest {
    @FunctionalInterface
    private interface FloatFunction {
        float at(float x);
    }

    /** A function, the same in double, and how many ULPs it may be off: in normal results and in subnormal ones. */
    private record Row(String name, FloatFunction function, DoubleUnaryOperator exact, double ulps, double subnormal) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What all 2³² floats gave, rounded up: {@code mvn test -pl engine -Dtest=ElementaryTest -Dadjudge.floats=1}. */
    static Stream<Row> rows() {
        return Stream.of(
                new Row("exp", Elementary::exp, Math::exp, 0.9, 0.9),
                new Row("log", Elementary::log, Math::log, 0.9, 0),
                new Row("tanh", Elementary::tanh, Math::tanh, 1.5, 0),
                new Row("sigmoid", Elementary::sigmoid, ElementaryTest::sigmoid, 1.0, 0.7));
    }

    private static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return x < 0 ? e / (1 + e) : 1 / (1 + e);
    }

    /** Every 9973rd of all floats, 430,000, or of so many as {@code adjudge.floats} says; and the four that are off most of all. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void is_as_accurate_as_published_all_over_the_range(Row row) {
        int step = Integer.getInteger("adjudge.floats", 9973);
        LongStream.rangeClosed(0, 0xFFFFFFFFL / step).parallel().forEach(i -> {
            isAccurate(row, Float.intBitsToFloat((int) (i * step)));
        });
        for (float worst : new float[] {-5.848642f, 0.7041804f, 8.491054f, -5.1991186f}) {
            isAccurate(row, worst);
        }
    }

    private static void isAccurate(Row row, float x) {
        double exact = row.exact.applyAsDouble(x);
        float expected = (float) exact;
        float actual = row.function.at(x);
        if (Float.isFinite(expected)) {
            boolean normal = Math.abs(expected) >= Float.MIN_NORMAL;
            double off = Math.abs(actual - exact) / Math.ulp(expected);
            assertTrue(off <= (normal ? row.ulps : row.subnormal), () -> row + " of " + x + " is off by " + off);
        } else {
            assertEquals(expected, actual, () -> row + " of " + x);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void extremes_are_those_of_the_function_in_double(Row row) {
        for (float x : new float[] {
            0f,
            -0f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            1,
            -1
        }) {
            float expected = (float) row.exact.applyAsDouble(x);
            float actual = row.function.at(x);
            float ulp = Float.isFinite(expected) ? Math.ulp(expected) : 0;
            assertTrue(
                    Float.compare(expected, actual) == 0 || Math.abs(expected - actual) <= ulp,
                    () -> row + " of " + x + " is " + actual);
        }
        assertEquals(1f, Elementary.exp(0));
        assertEquals(0f, Elementary.log(1));
    }

    @Test
    void tanh_keeps_the_sign_of_zero_and_is_x_where_x_is_small() {
        assertEquals(-0f, Elementary.tanh(-0f));
        assertEquals(-Float.MIN_VALUE, Elementary.tanh(-Float.MIN_VALUE));
        assertEquals(1e-20f, Elementary.tanh(1e-20f));
    }

    @Test
    void exp_ends_where_float32_does() {
        assertEquals(Float.POSITIVE_INFINITY, Elementary.exp(88.72284f));
        assertTrue(Elementary.exp(88.72283f) < Float.POSITIVE_INFINITY);
        assertEquals(0f, Elementary.exp(-103.97209f));
        assertEquals(Float.MIN_VALUE, Elementary.exp(-103.97207f));
    }
}
