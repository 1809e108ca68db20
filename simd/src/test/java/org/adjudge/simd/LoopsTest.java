package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.tensor.Code;
import org.adjudge.tensor.Elementary;
import org.adjudge.tensor.Loops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors and plain Java agree bit for bit: at every length to 67 and at long ones, in place too, for special values too. */
class LoopsTest {
    static final Loops PLAIN = Loops.plain();
    static final Loops SIMD = new SimdLoops();
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.intBitsToFloat(-1 << 22), // NaN with a sign, as processors make it
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        88.7f,
        -103.9f,
        1e-5f,
        -1e-5f
    };
    static final int OFFSET = 3;

    static IntStream lengths() {
        return IntStream.concat(IntStream.rangeClosed(0, 67), IntStream.of(511, 512, 513, 5000));
    }

    static float[] floats(int n, int seed) {
        SplittableRandom random = new SplittableRandom(31L * n + seed);
        float[] x = new float[n + 2 * OFFSET];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(4) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(4)));
        }
        return x;
    }

    static double[] doubles(int n, int seed) {
        float[] x = floats(n, seed);
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * 1.1).toArray();
    }

    static int[] bits(float[] x) {
        return IntStream.range(0, x.length).map(i -> Float.floatToIntBits(x[i])).toArray();
    }

    static long[] bits(double[] x) {
        return Arrays.stream(x).mapToLong(Double::doubleToLongBits).toArray();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"NEG", "ABS", "SQUARE", "SQRT", "RECIPROCAL", "RELU", "RELU6"})
    void functions_of_one_number_agree(Code code) {
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            float[] expected = x.clone();
            float[] actual = x.clone();
            PLAIN.map(code, x, OFFSET, expected, OFFSET, n);
            SIMD.map(code, actual, OFFSET, actual, OFFSET, n); // in place
            assertArrayEquals(bits(expected), bits(actual), "f32, length " + n);
            double[] y = doubles(n, 1);
            double[] wanted = y.clone();
            double[] got = y.clone();
            PLAIN.map(code, y, OFFSET, wanted, OFFSET, n);
            SIMD.map(code, got, OFFSET, got, OFFSET, n);
            assertArrayEquals(bits(wanted), bits(got), "f64, length " + n);
        });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MAXIMUM", "MINIMUM"})
    void functions_of_two_numbers_agree(Code code) {
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            float[] y = floats(n, 2);
            float[] expected = y.clone();
            float[] actual = y.clone();
            PLAIN.zip(code, x, OFFSET, y, OFFSET, expected, OFFSET, n);
            SIMD.zip(code, x, OFFSET, actual, OFFSET, actual, OFFSET, n);
            assertArrayEquals(bits(expected), bits(actual), "f32, length " + n);
            double[] u = doubles(n, 1);
            double[] v = doubles(n, 2);
            double[] wanted = v.clone();
            double[] got = v.clone();
            PLAIN.zip(code, u, OFFSET, v, OFFSET, wanted, OFFSET, n);
            SIMD.zip(code, u, OFFSET, got, OFFSET, got, OFFSET, n);
            assertArrayEquals(bits(wanted), bits(got), "f64, length " + n);
        });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"LESS", "LESS_EQUAL", "GREATER", "GREATER_EQUAL", "EQUAL", "NOT_EQUAL"})
    void comparisons_and_what_they_select_agree(Code code) {
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            float[] y = floats(n, 1);
            y[OFFSET] = 7;
            boolean[] expected = new boolean[n + 2 * OFFSET];
            boolean[] actual = new boolean[n + 2 * OFFSET];
            PLAIN.compare(code, x, OFFSET, y, OFFSET, expected, OFFSET, n);
            SIMD.compare(code, x, OFFSET, y, OFFSET, actual, OFFSET, n);
            assertArrayEquals(expected, actual, "f32, length " + n);
            double[] u = doubles(n, 1);
            double[] v = doubles(n, 2);
            PLAIN.compare(code, u, OFFSET, v, OFFSET, expected, OFFSET, n);
            SIMD.compare(code, u, OFFSET, v, OFFSET, actual, OFFSET, n);
            assertArrayEquals(expected, actual, "f64, length " + n);
            float[] chosen = y.clone();
            PLAIN.select(expected, OFFSET, x, OFFSET, y, OFFSET, chosen, OFFSET, n);
            SIMD.select(expected, OFFSET, x, OFFSET, y, OFFSET, y, OFFSET, n);
            assertArrayEquals(bits(chosen), bits(y), "f32, length " + n);
            double[] selected = v.clone();
            PLAIN.select(expected, OFFSET, u, OFFSET, v, OFFSET, selected, OFFSET, n);
            SIMD.select(expected, OFFSET, u, OFFSET, v, OFFSET, v, OFFSET, n);
            assertArrayEquals(bits(selected), bits(v), "f64, length " + n);
        });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"LESS", "LESS_EQUAL", "EQUAL"})
    void choices_agree(Code code) {
        int o = OFFSET;
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            float[] y = floats(n, 1);
            float[] u = floats(n, 2);
            y[o] = 7;
            float[] expected = y.clone();
            float[] actual = y.clone();
            PLAIN.choose(code, x, o, y, o, u, o, x, o, expected, o, n);
            SIMD.choose(code, x, o, actual, o, u, o, x, o, actual, o, n);
            assertArrayEquals(bits(expected), bits(actual), "f32, length " + n);
            double[] p = doubles(n, 1);
            double[] q = doubles(n, 1);
            double[] r = doubles(n, 2);
            q[o] = 7;
            double[] wanted = q.clone();
            double[] got = q.clone();
            PLAIN.choose(code, p, o, q, o, r, o, p, o, wanted, o, n);
            SIMD.choose(code, p, o, got, o, r, o, p, o, got, o, n);
            assertArrayEquals(bits(wanted), bits(got), "f64, length " + n);
        });
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"0, 6", "0, NaN", "-1, -Infinity", "NaN, 1", "1, Infinity", "-0.0, -0.0"})
    void gates_agree(float low, float high) {
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            float[] u = floats(n, 2);
            float[] expected = u.clone();
            float[] actual = u.clone();
            PLAIN.gate(x, OFFSET, low, high, u, OFFSET, expected, OFFSET, n);
            SIMD.gate(x, OFFSET, low, high, actual, OFFSET, actual, OFFSET, n);
            assertArrayEquals(bits(expected), bits(actual), "f32, length " + n);
            double[] p = doubles(n, 1);
            double[] q = doubles(n, 2);
            double[] wanted = q.clone();
            double[] got = q.clone();
            PLAIN.gate(p, OFFSET, (double) low, (double) high, q, OFFSET, wanted, OFFSET, n);
            SIMD.gate(p, OFFSET, (double) low, (double) high, got, OFFSET, got, OFFSET, n);
            assertArrayEquals(bits(wanted), bits(got), "f64, length " + n);
        });
    }

    static Stream<Map.Entry<String, DoubleUnaryOperator>> named() {
        return Stream.of(
                Map.entry("EXP", x -> Elementary.exp((float) x)),
                Map.entry("LOG", x -> Elementary.log((float) x)),
                Map.entry("TANH", x -> Elementary.tanh((float) x)),
                Map.entry("SIGMOID", x -> Elementary.sigmoid((float) x)),
                Map.entry("RSQRT", x -> 1 / Math.sqrt(x)),
                Map.entry("SOFTSIGN", x -> x / (1 + Math.abs(x))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void functions_of_rows_without_a_code_agree(Map.Entry<String, DoubleUnaryOperator> row) {
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            float[] expected = x.clone();
            float[] actual = x.clone();
            PLAIN.call(row.getKey(), row.getValue(), x, OFFSET, expected, OFFSET, n);
            SIMD.call(row.getKey(), row.getValue(), actual, OFFSET, actual, OFFSET, n);
            assertArrayEquals(bits(expected), bits(actual), "length " + n);
        });
    }

    /** Every 9,973rd of all floats: 430,000 of each function. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void functions_agree_all_over_the_range(Map.Entry<String, DoubleUnaryOperator> row) {
        int n = 4096;
        float[] x = new float[n];
        float[] expected = new float[n];
        float[] actual = new float[n];
        long next = Integer.MIN_VALUE;
        while (next <= Integer.MAX_VALUE) {
            for (int i = 0; i < n; i++, next += 9973) {
                x[i] = Float.intBitsToFloat((int) next);
            }
            PLAIN.call(row.getKey(), row.getValue(), x, 0, expected, 0, n);
            SIMD.call(row.getKey(), row.getValue(), x, 0, actual, 0, n);
            assertArrayEquals(bits(expected), bits(actual));
        }
    }

    @Test
    void sums_have_one_order() {
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            double[] expected = new double[Loops.PARTS];
            double[] actual = new double[Loops.PARTS];
            PLAIN.sum(x, OFFSET, n, expected);
            SIMD.sum(x, OFFSET, n, actual);
            assertArrayEquals(bits(expected), bits(actual), "length " + n);
            double[] wanted = doubles(n, 2);
            double[] got = wanted.clone();
            PLAIN.accumulate(x, OFFSET, wanted, OFFSET, n);
            SIMD.accumulate(x, OFFSET, got, OFFSET, n);
            assertArrayEquals(bits(wanted), bits(got), "length " + n);
        });
    }

    @Test
    void slices_are_added_in_one_order() {
        int[] places = {1, -1, 0, 1, 2, 1};
        lengths().forEach(width -> {
            float[] x = floats(places.length * width, 1);
            float[] expected = floats(3 * width, 2);
            float[] actual = expected.clone();
            PLAIN.addSlices(x, places, places.length, width, expected);
            SIMD.addSlices(x, places, places.length, width, actual);
            assertArrayEquals(bits(expected), bits(actual), "width " + width);
        });
    }

    @Test
    void softmax_agrees() {
        int rows = 11; // more than go by at once
        lengths().forEach(n -> {
            float[] x = floats(rows * n, 1);
            for (int i = 0; i < x.length; i++) { // of those lengths rows without NaN and what makes NaN
                x[i] = n % 3 == 0 ? x[i] : Math.max(-1000, Math.min(1000, Float.isNaN(x[i]) ? 0 : x[i]));
            }
            float[] expected = x.clone();
            float[] actual = x.clone();
            PLAIN.softmax(x, OFFSET, expected, OFFSET, n, rows);
            SIMD.softmax(actual, OFFSET, actual, OFFSET, n, rows);
            assertArrayEquals(bits(expected), bits(actual), "length " + n);
        });
    }
}
