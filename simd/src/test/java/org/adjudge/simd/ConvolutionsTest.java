package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** Convolutions and their gradients, whatever loops they are made of. */
class ConvolutionsTest {
    private static final int L = new FloatWindows().length();

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

        /** Tells of each product of the trilinear form where it has its operands in x, f and y. */
        private void eachTerm(Term term) {
            for (int stop = 0; stop < BATCHES * rows.stops() * columns.stops(); stop++) {
                for (int tap = 0; tap < rows.window() * columns.window(); tap++) {
                    int row = seen(rows, stop / columns.stops() % rows.stops(), tap / columns.window());
                    int column = seen(columns, stop % columns.stops(), tap % columns.window());
                    int image = stop / columns.stops() / rows.stops();
                    int element = (image * rows.extent() + row) * columns.extent() + column;
                    for (int c = 0; row >= 0 && column >= 0 && c < in; c++) {
                        for (int m = alone ? c : 0; m < (alone ? c + 1 : out); m++) {
                            term.at(element * in + c, alone ? tap * in + c : (tap * in + c) * out + m, stop * out + m);
                        }
                    }
                }
            }
        }

        private static int seen(Axis axis, int stop, int tap) {
            int at = stop * axis.stride() + tap * axis.dilation() - axis.before();
            return at < axis.extent() ? at : -1;
        }
    }

    private interface Term {
        void at(int x, int f, int y);
    }

    /** What all products that contribute to each element of one operand come to, in double. */
    private static final class Sums {
        private final double[] sums;
        private final double[] sizes;
        private final int[] counts;

        Sums(int size) {
            sums = new double[size];
            sizes = new double[size];
            counts = new int[size];
        }

        void add(int to, double product) {
            sums[to] += product;
            sizes[to] += Math.abs(product);
            counts[to]++;
        }

        void check(float[] actual) {
            for (int i = 0; i < actual.length; i++) {
                // n roundings of a chain of n links, each of half a unit in the last place, and one of the result
                double bound = (counts[i] + 1) * 0x1p-24 * 1.01 * sizes[i];
                int at = i;
                assertTrue(
                        Math.abs(sums[i] - actual[i]) <= bound,
                        () -> "element " + at + ": " + actual[at] + " for " + sums[at]);
            }
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
        float[] x = WindowsTest.drawn(form.x().size(), 1);
        float[] f = WindowsTest.drawn(form.f().size(), 2);
        float[] y = WindowsTest.drawn(form.y().size(), 3);
        Sums ofX = new Sums(x.length);
        Sums ofF = new Sums(f.length);
        Sums ofY = new Sums(y.length);
        form.eachTerm((xi, fi, yi) -> {
            ofY.add(yi, (double) x[xi] * f[fi]);
            ofX.add(xi, (double) y[yi] * f[fi]);
            ofF.add(fi, (double) x[xi] * y[yi]);
        });
        ofY.check(run(Convolution.forward(DType.F32, form.x(), form.f(), windows), x, f, y.length));
        ofX.check(run(Convolution.backpropInput(DType.F32, form.x(), form.f(), windows), y, f, x.length));
        ofF.check(run(Convolution.backpropFilter(DType.F32, form.x(), form.f(), windows), x, y, f.length));
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
            float[] x = WindowsTest.drawn(form.x().size(), 1);
            float[] f = WindowsTest.drawn(form.f().size(), 2);
            float[] y = WindowsTest.drawn(form.y().size(), 3);
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
