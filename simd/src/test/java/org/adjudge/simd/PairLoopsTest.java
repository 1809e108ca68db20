package org.adjudge.simd;

import static org.adjudge.simd.LoopsTest.OFFSET;
import static org.adjudge.simd.LoopsTest.PLAIN;
import static org.adjudge.simd.LoopsTest.SIMD;
import static org.adjudge.simd.LoopsTest.bits;
import static org.adjudge.simd.LoopsTest.floats;
import static org.adjudge.simd.LoopsTest.lengths;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import org.adjudge.tensor.Code;
import org.adjudge.tensor.Loops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As in {@link LoopsTest}, of loops that do two instructions at once or take one number for a row. */
class PairLoopsTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY"})
    void two_instructions_at_once_and_with_a_number_agree(Code first) {
        for (Code second : List.of(Code.ADD, Code.SUBTRACT, Code.MULTIPLY)) {
            lengths().forEach(n -> {
                float[] x = floats(n, 1);
                float[] y = floats(n, 2);
                float[] w = floats(n, 3);
                float[] expected = floats(n, 4);
                float[] actual = expected.clone();
                PLAIN.pair(first, second, x, OFFSET, y, OFFSET, w, OFFSET, expected, OFFSET, n);
                SIMD.pair(first, second, x, OFFSET, y, OFFSET, w, OFFSET, actual, OFFSET, n);
                assertArrayEquals(bits(expected), bits(actual), second + ", length " + n);
                PLAIN.pair(first, second, x, OFFSET, 0.3f, w, OFFSET, expected, OFFSET, n);
                SIMD.pair(first, second, x, OFFSET, 0.3f, w, OFFSET, actual, OFFSET, n);
                assertArrayEquals(bits(expected), bits(actual), second + " with a number, length " + n);
            });
        }
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            float[] expected = floats(n, 4);
            float[] actual = expected.clone();
            PLAIN.zip(first, x, OFFSET, 0.3f, expected, OFFSET, n);
            SIMD.zip(first, x, OFFSET, 0.3f, actual, OFFSET, n);
            assertArrayEquals(bits(expected), bits(actual), "a number alone, length " + n);
        });
    }

    @Test
    void sums_of_products_have_one_order() {
        lengths().forEach(n -> {
            for (int beyond : new int[] {0, 40}) { // nothing after them, or room for a vector
                float[] x = Arrays.copyOf(floats(n, 1), OFFSET + n + beyond);
                float[] y = floats(n + beyond, 2);
                double[] expected = new double[Loops.PARTS];
                double[] actual = new double[Loops.PARTS];
                PLAIN.dot(x, OFFSET, y, OFFSET, n, expected);
                SIMD.dot(x, OFFSET, y, OFFSET, n, actual);
                assertArrayEquals(bits(expected), bits(actual), "length " + n);
            }
        });
    }
}
