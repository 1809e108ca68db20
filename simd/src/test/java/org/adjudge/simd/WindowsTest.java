package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.adjudge.tensor.Convolution;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Windows;
import org.adjudge.tensor.Windows.Axis;
import org.adjudge.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A convolution of two images of two axes; alone, {@code in} channels with a filter of their own each. */
    record Form(Axis rows, Axis columns, boolean alone, int in, int out) {
        private static final int BATCHES = 3;

        private Shape x() {
            return Shape.of(BATCHES, rows.extent(), columns.extent(), in);
        }

        private Shape f() {
            return alone
                    ? Shape.of(rows.window(), columns.window(), 1, in)
                    : Shape.of(rows.window(), columns.window(), in, out);
        }

        private Shape y() {
            return Shape.of(BATCHES, rows.stops(), columns.stops(), out);
        }

        /** For each product of the trilinear form where it has its operands in x, f and y. */
        private List<int[]> terms() {
            List<int[]> terms = new ArrayList<>();
            for (int stop = 0; stop < BATCHES * rows.stops() * columns.stops(); stop++) {
                for (int tap = 0; tap < rows.window() * columns.window(); tap++) {
                    int row = seen(rows, stop / columns.stops() % rows.stops(), tap / columns.window());
                    int column = seen(columns, stop % columns.stops(), tap % columns.window());
                    int image = stop / columns.stops() / rows.stops();
                    int element = (image * rows.extent() + row) * columns.extent() + column;
                    for (int c = 0; row >= 0 && column >= 0 && c < in; c++) {
                        for (int m = alone ? c : 0; m < (alone ? c + 1 : out); m++) {
                            terms.add(new int[] {
                                element * in + c, alone ? tap * in + c : (tap * in + c) * out + m, stop * out + m
                            });
                        }
                    }
                }
            }
            return terms;
        }

        private static int seen(Axis axis, int stop, int tap) {
            int at = stop * axis.stride() + tap * axis.dilation() - axis.before();
            return at < axis.extent() ? at : -1;
        }
    }

    static Stream<Form> forms() {
        List<Axis[]> windows = List.of(
                new Axis[] {new Axis(9, 3, 1, 1, 1, 9), new Axis(11, 3, 1, 1, 1, 11)},
                new Axis[] {new Axis(9, 5, 1, 1, 0, 5), new Axis(14, 5, 1, 1, 0, 10)},
                new Axis[] {new Axis(9, 3, 2, 1, 0, 5), new Axis(8, 2, 3, 1, 1, 3)}, // an element that is not seen
                new Axis[] {new Axis(9, 3, 1, 2, 2, 9), new Axis(10, 2, 1, 3, 0, 8)},
                new Axis[] {new Axis(4, 2, 1, 1, 3, 8), new Axis(1, 2, 1, 1, 1, 2)}, // stops that see padding only
                new Axis[] {new Axis(5, 1, 1, 1, 0, 5), new Axis(6, 1, 1, 1, 0, 6)});
        return Stream.concat(
                windows.stream()
                        .flatMap(w -> Stream.of(
                                new Form(w[0], w[1], false, 1, 6),
                                new Form(w[0], w[1], false, 6, L),
                                new Form(w[0], w[1], false, L, 3),
                                new Form(w[0], w[1], true, L, L),
                                new Form(w[0], w[1], true, 2 * L + 5, 2 * L + 5))),
                largeForms());
    }

    /** Of which not the whole image is padded and read at once, and less in the end than before; and more stops than one block of products or one chain has. */
    private static Stream<Form> largeForms() {
        Axis columns = new Axis(5, 3, 1, 1, 1, 5);
        Form stops = new Form(new Axis(43, 3, 1, 1, 1, 43), new Axis(14, 5, 1, 1, 2, 14), false, 6, L);
        return Stream.concat(
                Stream.of(stops),
                Stream.of(new Axis(43, 3, 1, 1, 1, 43), new Axis(43, 3, 2, 1, 0, 22), new Axis(43, 2, 1, 3, 2, 42))
                        .flatMap(rows -> Stream.of(
                                new Form(rows, columns, true, 320, 320), new Form(rows, columns, false, 320, 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void each_map_of_a_convolution_is_the_sum_over_all_that_the_window_sees(Form form) {
        Windows windows = new Windows(List.of(form.rows, form.columns));
        float[] x = drawn(form.x().size(), 1);
        float[] f = drawn(form.f().size(), 2);
        float[] y = drawn(form.y().size(), 3);
        List<int[]> terms = form.terms();
        check(terms, 2, Convolution.forward(DType.F32, form.x(), form.f(), windows), x, f, y.length);
        check(terms, 0, Convolution.backpropInput(DType.F32, form.x(), form.f(), windows), y, f, x.length);
        check(terms, 1, Convolution.backpropFilter(DType.F32, form.x(), form.f(), windows), x, y, f.length);
    }

    private static void check(List<int[]> terms, int result, Kernel kernel, float[] a, float[] b, int size) {
        double[] sums = new double[size];
        double[] sizes = new double[size];
        int[] counts = new int[size];
        for (int[] term : terms) {
            double product = (double) a[term[result == 0 ? 2 : 0]] * b[term[result == 1 ? 2 : 1]];
            sums[term[result]] += product;
            sizes[term[result]] += Math.abs(product);
            counts[term[result]]++;
        }
        float[] actual = run(kernel, a, b, size);
        for (int i = 0; i < size; i++) {
            // n roundings of a chain of n links, each of half a unit in the last place, and one of the result
            double bound = (counts[i] + 1) * 0x1p-24 * 1.01 * sizes[i];
            double error = Math.abs(sums[i] - actual[i]);
            assertTrue(error <= bound, "element " + i + ": " + actual[i] + " for " + sums[i]);
        }
    }

    private static float[] run(Kernel kernel, float[] a, float[] b, int size) {
        float[] dirty = new float[size];
        Arrays.fill(dirty, Float.NaN);
        kernel.run(new Object[] {a, b}, new Object[] {dirty});
        return dirty;
    }

    /** Large enough to be split. */
    @Test
    void the_number_of_threads_changes_no_bit() {
        Axis axis = new Axis(60, 5, 1, 1, 2, 60);
        for (Form form : List.of(new Form(axis, axis, false, 6, 16), new Form(axis, axis, true, 64, 64))) {
            Windows windows = new Windows(List.of(axis, axis));
            float[] x = drawn(form.x().size(), 1);
            float[] f = drawn(form.f().size(), 2);
            float[] y = drawn(form.y().size(), 3);
            int before = Workers.threads();
            List<float[]> all = new ArrayList<>();
            try {
                for (int threads : new int[] {1, 3}) {
                    Workers.use(threads);
                    all.add(run(Convolution.forward(DType.F32, form.x(), form.f(), windows), x, f, y.length));
                    all.add(run(Convolution.backpropInput(DType.F32, form.x(), form.f(), windows), y, f, x.length));
                    all.add(run(Convolution.backpropFilter(DType.F32, form.x(), form.f(), windows), x, y, f.length));
                }
            } finally {
                Workers.use(before);
            }
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(all.get(i), all.get(i + 3));
            }
        }
    }
}
