package org.adjudge.simd;

import static org.adjudge.simd.LoopsTest.OFFSET;
import static org.adjudge.simd.LoopsTest.PLAIN;
import static org.adjudge.simd.LoopsTest.SIMD;
import static org.adjudge.simd.LoopsTest.bits;
import static org.adjudge.simd.LoopsTest.doubles;
import static org.adjudge.simd.LoopsTest.floats;
import static org.adjudge.simd.LoopsTest.lengths;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loops of batch norm and its gradient: plain Java's bits, at every small length. */
class NormLoopsTest {
    /** The results stand where operands did, as they do if a pass is done in place. */
    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"0, 6", "0, NaN"})
    void gates_with_their_products_agree(float low, float high) {
        int o = OFFSET;
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            float[] u = floats(n, 2);
            float[] c = floats(n, 3);
            float[][] z = {floats(n, 4), floats(n, 4)};
            float[][] p = {x.clone(), x.clone()};
            PLAIN.pull(p[0], o, low, high, u, o, z[0], o, c, o, z[0], o, p[0], o, n);
            SIMD.pull(p[1], o, low, high, u, o, z[1], o, c, o, z[1], o, p[1], o, n);
            assertArrayEquals(bits(z[0]), bits(z[1]), "passed, length " + n);
            assertArrayEquals(bits(p[0]), bits(p[1]), "product, length " + n);
        });
    }

    @Test
    void gradients_of_what_was_normalised_agree() {
        int o = OFFSET;
        lengths().forEach(n -> {
            float[] s = floats(n, 1);
            float[] a = floats(n, 2);
            float[] c = floats(n, 3);
            float[] y = floats(n, 4);
            float[] f = floats(n, 5);
            float[] expected = floats(n, 6);
            float[] actual = expected.clone();
            PLAIN.centre(s, o, expected, o, a, o, c, o, y, o, f, o, expected, o, n);
            SIMD.centre(s, o, actual, o, a, o, c, o, y, o, f, o, actual, o, n);
            assertArrayEquals(bits(expected), bits(actual), "length " + n);
        });
    }

    @Test
    void rows_and_what_they_deviate_by_agree() {
        lengths().forEach(width -> {
            double[] center = doubles(width, 2);
            for (int rows = 0; rows < 4; rows++) {
                for (int beyond : new int[] {0, 40}) { // nothing after the last row, or room for a vector
                    float[] x = Arrays.copyOf(floats(width * 4, 1), OFFSET + rows * width + beyond);
                    double[] wanted = doubles(width, 4);
                    double[] got = wanted.clone();
                    PLAIN.addRows(x, OFFSET, rows, width, wanted);
                    SIMD.addRows(x, OFFSET, rows, width, got);
                    assertArrayEquals(bits(wanted), bits(got), rows + " rows of " + width);
                    double[] squares = doubles(width, 5);
                    double[] gotSquares = squares.clone();
                    PLAIN.addDeviations(x, OFFSET, rows, width, center, wanted, squares);
                    SIMD.addDeviations(x, OFFSET, rows, width, center, got, gotSquares);
                    assertArrayEquals(bits(wanted), bits(got), "deviations, " + rows + " rows of " + width);
                    assertArrayEquals(bits(squares), bits(gotSquares), "squares, " + rows + " rows of " + width);
                }
            }
        });
    }

    @Test
    void what_is_normalised_agrees() {
        lengths().forEach(n -> {
            float[] x = floats(n, 1);
            double[] center = doubles(n, 2);
            double[] factor = doubles(n, 3);
            double[] offset = doubles(n, 4);
            float[] expected = x.clone();
            float[] actual = x.clone();
            PLAIN.normalise(x, OFFSET, center, factor, offset, expected, OFFSET, n);
            SIMD.normalise(x, OFFSET, center, factor, offset, actual, OFFSET, n);
            assertArrayEquals(bits(expected), bits(actual), "length " + n);
        });
    }
}
