package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each loop over windows. */
class WindowsTest {
    private static final FloatWindows LOOPS = new FloatWindows();
    private static final int L = LOOPS.length();
    private static final int STEP = 3;

    static float[] drawn(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] result = new float[count];
        for (int i = 0; i < count; i++) {
            result[i] = (float) random.nextDouble() - 0.5f;
        }
        return result;
    }

    private static int[] taps(int count) {
        int[] taps = new int[count];
        Arrays.setAll(taps, p -> p * 5 % 11);
        return taps;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7, 13})
    void each_output_of_a_stop_is_one_chain_over_the_taps(int stops) {
        float[] x = drawn(200, stops);
        for (int n = 1; n <= L; n++) {
            int[] taps = taps(n);
            float[] f = drawn(n * L, n);
            float[] y = new float[2 + stops * n + L];
            LOOPS.dense(x, 1, STEP, taps, f, y, 2, n, stops);
            for (int at = 0; at < stops * n; at++) {
                float sum = 0;
                for (int p = 0; p < taps.length; p++) {
                    sum = Math.fma(x[1 + at / n * STEP + taps[p]], f[p * L + at % n], sum);
                }
                assertEquals(sum, y[2 + at], "output " + at + " of " + n);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 13})
    void each_element_of_a_filter_goes_on_as_one_chain_over_the_stops(int count) {
        int stops = 7;
        float[] x = drawn(200, count);
        int[] taps = taps(count);
        for (int n = 1; n <= L; n++) {
            float[] y = drawn(2 + stops * n + L, n);
            float[] before = drawn(count * L, n + 1);
            float[] f = before.clone();
            LOOPS.denseFilters(x, 1, STEP, taps, y, 2, n, stops, f);
            for (int at = 0; at < count * n; at++) {
                float sum = before[at / n * L + at % n];
                for (int i = 0; i < stops; i++) {
                    sum = Math.fma(x[1 + i * STEP + taps[at / n]], y[2 + i * n + at % n], sum);
                }
                assertEquals(sum, f[at / n * L + at % n], "element " + at + " of " + n);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9})
    void channels_alone_are_chains_of_their_own(int stops) {
        areChainsOfTheirOwn(taps(stops + 1), stops);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9})
    void channels_alone_of_three_by_three_neighbours_are_chains_of_their_own(int stops) {
        areChainsOfTheirOwn(
                new int[] {2, 2 + STEP, 2 + 2 * STEP, 40, 40 + STEP, 40 + 2 * STEP, 21, 21 + STEP, 21 + 2 * STEP},
                stops);
    }

    private static void areChainsOfTheirOwn(int[] taps, int stops) {
        for (int n = L; n <= 3 * L; n += L / 2 + 1) {
            float[] x = drawn(1 + stops * STEP + 50 + n, n);
            float[] f = drawn(taps.length * n, stops);
            float[] y = new float[stops * n];
            LOOPS.alone(x, 1, STEP, taps, f, y, 0, n, stops);
            float[] filters = new float[taps.length * n];
            LOOPS.aloneFilters(x, 1, STEP, taps, y, 0, n, stops, filters);
            for (int c = 0; c < n; c++) {
                for (int i = 0; i < stops; i++) {
                    float sum = 0;
                    for (int p = 0; p < taps.length; p++) {
                        sum = Math.fma(x[1 + i * STEP + taps[p] + c], f[p * n + c], sum);
                    }
                    assertEquals(sum, y[i * n + c], "stop " + i);
                }
                for (int p = 0; p < taps.length; p++) {
                    float sum = 0;
                    for (int i = 0; i < stops; i++) {
                        sum = Math.fma(x[1 + i * STEP + taps[p] + c], y[i * n + c], sum);
                    }
                    assertEquals(sum, filters[p * n + c], "tap " + p);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void planes_are_chains_over_the_taps(int n) {
        for (int count : new int[] {1, 4 * L, 4 * L + 1, 9 * L}) {
            int[] taps = taps(7);
            float[] x = drawn(11 + count + LOOPS.slack(), count);
            float[] f = drawn(taps.length * n, n);
            int size = count + LOOPS.slack();
            float[] y = new float[n * size];
            LOOPS.planes(x, taps, f, n, y, size, count);
            for (int at = 0; at < n * count; at++) {
                float sum = 0;
                for (int p = 0; p < taps.length; p++) {
                    sum = Math.fma(x[taps[p] + at % count], f[p * n + at / count], sum);
                }
                assertEquals(sum, y[at / count * size + at % count], "element " + at);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void products_are_added_where_their_windows_are(int stops) {
        int[] runs = {0, 7, 2 * L};
        int pitch = 2 * L;
        float[] terms = drawn(1 + stops * runs.length * pitch, stops);
        float[] x = drawn(2 + stops * STEP + 4 * L, 1);
        float[] expected = x.clone();
        for (int i = 0; i < terms.length - 1; i++) {
            int stop = i / pitch / runs.length;
            expected[2 + stop * STEP + runs[i / pitch % runs.length] + i % pitch] += terms[1 + i];
        }
        LOOPS.spread(terms, 1, runs, pitch, x, 2, STEP, stops);
        assertArrayEquals(expected, x);
    }
}
