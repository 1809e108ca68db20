package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.adjudge.tensor.DoubleElementary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of float64: vectors and plain Java agree bit for bit. */
class DoubleFunctionsTest {
    static Stream<Map.Entry<String, DoubleUnaryOperator>> functions() {
        return Stream.of(
                Map.entry("EXP", DoubleElementary::exp),
                Map.entry("LOG", DoubleElementary::log),
                Map.entry("TANH", DoubleElementary::tanh),
                Map.entry("SIGMOID", DoubleElementary::sigmoid),
                Map.entry("RSQRT", x -> 1 / Math.sqrt(x)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void they_agree_at_every_length_and_in_place(Map.Entry<String, DoubleUnaryOperator> row) {
        LoopsTest.lengths().forEach(n -> {
            double[] x = LoopsTest.doubles(n, 1);
            double[] expected = x.clone();
            double[] actual = x.clone();
            LoopsTest.PLAIN.call(row.getKey(), row.getValue(), x, LoopsTest.OFFSET, expected, LoopsTest.OFFSET, n);
            LoopsTest.SIMD.call(row.getKey(), row.getValue(), actual, LoopsTest.OFFSET, actual, LoopsTest.OFFSET, n);
            assertArrayEquals(LoopsTest.bits(expected), LoopsTest.bits(actual), "length " + n);
        });
    }

    /** 200,000 bit patterns, of all exponents alike; and as many numbers of sizes that matter. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void they_agree_all_over_the_range(Map.Entry<String, DoubleUnaryOperator> row) {
        SplittableRandom random = new SplittableRandom(9);
        double[] x = random.longs(200_000).mapToDouble(Double::longBitsToDouble).toArray();
        double[] near = random.doubles(200_000, -760, 760).toArray();
        for (double[] numbers : List.of(x, near)) {
            double[] expected = new double[numbers.length];
            double[] actual = new double[numbers.length];
            LoopsTest.PLAIN.call(row.getKey(), row.getValue(), numbers, 0, expected, 0, numbers.length);
            LoopsTest.SIMD.call(row.getKey(), row.getValue(), numbers, 0, actual, 0, numbers.length);
            assertArrayEquals(LoopsTest.bits(expected), LoopsTest.bits(actual));
        }
    }
}
