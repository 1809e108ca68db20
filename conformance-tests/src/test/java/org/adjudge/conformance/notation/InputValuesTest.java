package org.adjudge.conformance.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of a line that gives none. */
class InputValuesTest {
    private static Tensor input(String line, int index) {
        Case c = Case.parse(line);
        return c.inputs().getOrDefault(c.graph().inputs().get(index), c.seed());
    }

    private static double[] drawn(String declaration) {
        return input("x | x: " + declaration, 0).toDoubles();
    }

    @Test
    void the_same_line_is_the_same_numbers_on_every_machine() {
        assertEquals(
                "[0.5595929, -1.2431248]",
                input("-x ** 2 + 2*3 - [1, 2] | x: f32[2]", 0).toString());
        assertEquals(
                "[-1.5978620323275994, 0.47017029723612924]",
                input("tf.strided_slice_grad(x, [4], \"1:3\") | x: f64[2]", 0).toString());
        assertEquals("[1, 1]", input("x > 0 | x: i32[2] in [0, 5)", 0).toString());
        assertEquals(
                "[1.3232219, -0.88457674]",
                Case.parse("-x ** 2 + 2*3 - [1, 2] | x: f32[2]").seed().toString());
    }

    @Test
    void spaces_comments_and_options_do_not_change_the_numbers() {
        Tensor x = input("a = x*2; a + 1 | x: f64[5]", 0);
        assertEquals(x, input(" a=x * 2 # twice\n a+1|x:f64[ 5 ] | seed=ones, order=2", 0));
        assertNotEquals(x, input("a = x*2; a + 2 | x: f64[5]", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f32", "f64"})
    void no_two_are_equal_and_none_is_near_a_kink(String dtype) {
        String line = "x * y * u * s | x: T[1,1000], y: T[1000] distinct, u: T[] = 0.5, s: T[1000] in (0, 1)";
        Case c = Case.parse(line.replace("T", dtype));
        double[] all = c.inputs().values().stream()
                .flatMapToDouble(t -> Arrays.stream(t.toDoubles()))
                .toArray();
        assertEquals(3001, all.length);
        assertEquals(3001, Arrays.stream(all).distinct().count());
        for (int input = 0; input < 2; input++) {
            double[] values = c.inputs()
                    .getOrDefault(c.graph().inputs().get(input), c.seed())
                    .toDoubles();
            for (double v : values) {
                assertTrue(Math.abs(v - Math.rint(v)) > 0.0999999 && Math.abs(v) < 1.9000001, () -> "kink near " + v);
            }
        }
    }

    @Test
    void intervals_are_kept_and_floating_values_stay_off_their_bounds() {
        assertTrue(Arrays.stream(drawn("f64[1000] in [0, 1]")).allMatch(v -> v > 0 && v < 1));
        assertTrue(Arrays.stream(drawn("f32[1000] in (-3, -1)")).allMatch(v -> v > -3 && v < -1));
        assertEquals(
                List.of(0.0, 1.0, 2.0, 3.0, 4.0),
                Arrays.stream(drawn("i64[200] in [0, 5)"))
                        .distinct()
                        .sorted()
                        .boxed()
                        .toList());
        assertEquals(
                List.of(1.0, 2.0),
                Arrays.stream(drawn("i32[50] in (0, 2]"))
                        .distinct()
                        .sorted()
                        .boxed()
                        .toList());
    }

    @Test
    void whole_numbers_are_from_minus_9_to_9_and_bools_are_both() {
        double[] values = drawn("i32[1000]");
        assertEquals(-9, Arrays.stream(values).min().orElseThrow());
        assertEquals(9, Arrays.stream(values).max().orElseThrow());
        assertEquals(2, Arrays.stream(drawn("bool[50]")).distinct().count());
        assertEquals(50, Arrays.stream(drawn("i32[50] distinct")).distinct().count());
    }

    @Test
    void a_permutation_holds_each_index_once_in_each_row() {
        double[] rows = drawn("i32[3,5] permutation");
        for (int row = 0; row < 3; row++) {
            double[] sorted = Arrays.copyOfRange(rows, row * 5, row * 5 + 5);
            Arrays.sort(sorted);
            assertEquals("[0.0, 1.0, 2.0, 3.0, 4.0]", Arrays.toString(sorted));
        }
    }

    @Test
    void the_rows_of_a_simplex_are_positive_and_sum_to_1() {
        double[] rows = drawn("f64[3,4] simplex");
        assertTrue(Arrays.stream(rows).allMatch(v -> v > 0));
        for (int row = 0; row < 3; row++) {
            assertEquals(
                    1,
                    Arrays.stream(rows, row * 4, row * 4 + 4).sum(),
                    3 * Math.ulp(1.0)); // four divisions and three additions
        }
    }

    @Test
    void an_spd_matrix_is_symmetric_and_its_elimination_has_positive_pivots() {
        double[] a = drawn("f64[2,4,4] spd");
        for (int from = 0; from < a.length; from += 16) {
            double[] m = Arrays.copyOfRange(a, from, from + 16);
            IntStream.range(0, 16).forEach(i -> assertEquals(m[i], m[i % 4 * 4 + i / 4]));
            for (int k = 0; k < 4; k++) {
                assertTrue(m[5 * k] > 0);
                for (int i = k + 1; i < 4; i++) {
                    double factor = m[4 * i + k] / m[5 * k];
                    for (int j = k; j < 4; j++) {
                        m[4 * i + j] -= factor * m[4 * k + j];
                    }
                }
            }
        }
    }

    @Test
    void seeds_and_directions_are_neither_small_nor_alike() {
        Case c = Case.parse("x * 2 | x: f64[200] | order=2");
        for (Tensor t : List.of(c.seed(), c.directions().get(0))) {
            assertTrue(Arrays.stream(t.toDoubles()).map(Math::abs).allMatch(v -> v > 0.5 && v < 1.5));
            assertEquals(200, Arrays.stream(t.toDoubles()).distinct().count());
        }
        assertNotEquals(c.seed(), c.directions().get(0));
    }

    @Test
    void inputs_without_elements_are_allowed() {
        assertEquals(0, drawn("f64[0,3]").length);
        assertEquals(0, drawn("f64[2,0] = []").length);
        assertEquals(0, drawn("i32[2,0] permutation").length);
        assertEquals(0, drawn("f64[2,0] simplex").length);
        assertEquals(0, drawn("f64[0,0] spd").length);
    }
}
