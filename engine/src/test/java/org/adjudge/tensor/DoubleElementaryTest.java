package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How accurate they are, the test of the same name in conformance-tests says, and {@code AccuracyTest}. */
class DoubleElementaryTest {
    private record Row(String name, DoubleUnaryOperator function, DoubleUnaryOperator other) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("exp", DoubleElementary::exp, StrictMath::exp),
                new Row("log", DoubleElementary::log, StrictMath::log),
                new Row("tanh", DoubleElementary::tanh, StrictMath::tanh),
                new Row("sigmoid", DoubleElementary::sigmoid, DoubleElementaryTest::sigmoid));
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x < 0 ? e / (1 + e) : 1 / (1 + e);
    }

    /** fdlibm's are within an ULP, tanh within 2.5, and the quotient of sums within 2.5; these within one; at every 2⁻⁴ and, near 0, all sizes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void is_near_fdlibms_all_over_the_range(Row row) {
        for (int i = -800 * 16; i <= 800 * 16; i++) {
            isNear(row, i / 16.0);
            isNear(row, Math.scalb(1 + (i & 15) / 16.0, i / 12));
            isNear(row, -Math.scalb(1 + (i & 15) / 16.0, i / 12));
        }
    }

    private static void isNear(Row row, double x) {
        double expected = row.other.applyAsDouble(x);
        double actual = row.function.applyAsDouble(x);
        assertTrue(
                Double.compare(expected, actual) == 0 || Math.abs(expected - actual) <= 3.5 * Math.ulp(expected),
                () -> row + " of " + x + " is " + actual + ", not " + expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void extremes_are_those_of_fdlibm(Row row) {
        for (double x : new double[] {
            0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            1e300
        }) {
            double expected = row.other.applyAsDouble(x);
            double off = Double.isFinite(expected) ? Math.ulp(expected) : 0;
            double actual = row.function.applyAsDouble(x);
            assertTrue(
                    Double.compare(expected, actual) == 0 || Math.abs(expected - actual) <= off,
                    () -> row + " of " + x + " is " + actual);
        }
        assertEquals(1, DoubleElementary.exp(0));
        assertEquals(0, DoubleElementary.log(1));
        assertEquals(Double.NaN, DoubleElementary.log(-1));
    }

    @Test
    void tanh_keeps_the_sign_of_zero_and_is_x_where_x_is_small() {
        assertEquals(-0.0, DoubleElementary.tanh(-0.0));
        assertEquals(-Double.MIN_VALUE, DoubleElementary.tanh(-Double.MIN_VALUE));
        assertEquals(1e-20, DoubleElementary.tanh(1e-20));
    }

    @Test
    void exp_ends_where_float64_does() {
        assertEquals(Double.POSITIVE_INFINITY, DoubleElementary.exp(709.7827128933841));
        assertTrue(DoubleElementary.exp(709.782712893384) < Double.POSITIVE_INFINITY);
        assertEquals(0, DoubleElementary.exp(-745.1332191019412));
        assertEquals(Double.MIN_VALUE, DoubleElementary.exp(-745.1332191019411));
    }
}
