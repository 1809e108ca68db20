package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The three maps of a convolution against one plain loop over all that a window sees, in double. */
@Isolated
class ConvolutionTest {
    /**
     * A convolution of images.
     *
     * @param channels groups, channels of x and of y in each
     */
    private record Form(DType dtype, List<Integer> channels, int batches, List<Windows.Axis> axes) {
        int groups() {
            return channels.get(0);
        }

        private Shape shape(int last) {
            return Shape.of(batches)
                    .concat(Shape.of(axes.stream().map(Windows.Axis::extent).toList()))
                    .concat(Shape.of(last));
        }

        Shape x() {
            return shape(groups() * channels.get(1));
        }

        Shape f() {
            return Shape.of(axes.stream().map(Windows.Axis::window).toList())
                    .concat(Shape.of(channels.get(1), groups() * channels.get(2)));
        }

        Shape y() {
            return Shape.of(batches).concat(new Windows(axes).stops()).concat(Shape.of(groups() * channels.get(2)));
        }
    }

    private static Windows.Axis axis(int extent, int window, int stride, int dilation, int before, int after) {
        int stops = (extent + before + after - (window - 1) * dilation - 1) / stride + 1;
        return new Windows.Axis(extent, window, stride, dilation, before, stops);
    }

    static Stream<Form> forms() {
        List<List<Windows.Axis>> windows = List.of(
                List.of(axis(37, 3, 1, 1, 1, 1), axis(41, 3, 1, 1, 1, 1)), // more rows than a block has
                List.of(axis(9, 3, 2, 1, 0, 1), axis(8, 2, 2, 1, 0, 0)),
                List.of(axis(9, 3, 1, 2, 2, 2), axis(10, 2, 3, 2, 1, 0)),
                List.of(axis(5, 1, 1, 1, 0, 0), axis(6, 1, 1, 1, 0, 0)), // the tensor itself is the matrix
                List.of(axis(4, 4, 1, 1, 3, 3), axis(1, 2, 1, 1, 1, 1)),
                List.of(axis(4, 2, 1, 1, 0, 1), axis(3, 2, 2, 1, 1, 0), axis(5, 3, 1, 1, 1, 1)));
        List<List<Integer>> channels = List.of(
                List.of(1, 1, 1),
                List.of(1, 5, 18),
                List.of(1, 1, 10),
                List.of(6, 1, 1),
                List.of(3, 1, 2),
                List.of(2, 3, 2));
        List<Form> forms = new ArrayList<>();
        for (List<Windows.Axis> axes : windows) {
            for (List<Integer> each : channels) {
                forms.add(new Form(DType.F32, each, 2, axes));
                forms.add(new Form(DType.F64, each, 3, axes));
            }
        }
        return forms.stream();
    }

    private static Tensor drawn(DType dtype, Shape shape, SplittableRandom random) {
        return Tensor.of(dtype, shape, random.doubles(shape.size(), -1, 1).toArray());
    }

    private interface Term {
        void at(int x, int f, int y);
    }

    /** Tells of each product of the trilinear form where it has its three operands, in x, f and y. */
    private static void eachTerm(Form form, Term term) {
        int groups = form.groups();
        int ins = form.channels().get(1);
        int outs = form.channels().get(2);
        new Windows(form.axes()).each(form.batches(), (element, stop, tap) -> {
            for (int g = 0; g < groups; g++) {
                for (int c = 0; c < ins; c++) {
                    for (int m = 0; m < outs; m++) {
                        int y = g * outs + m;
                        term.at(
                                element * groups * ins + g * ins + c,
                                (tap * ins + c) * groups * outs + y,
                                stop * groups * outs + y);
                    }
                }
            }
        });
    }

    /** What the plain loop adds up for each element of a map's result. */
    private static final class Sums {
        private final double[] sums;
        private final double[] sizes;
        private final int[] counts;

        Sums(Tensor result) {
            sums = new double[result.size()];
            sizes = new double[result.size()];
            counts = new int[result.size()];
        }

        void add(int to, double product) {
            sums[to] += product;
            sizes[to] += Math.abs(product);
            counts[to]++;
        }

        void compare(Tensor actual) {
            // n products and n - 1 sums, each rounded (Higham 2002, §3.1), here and in the plain loop; and the result
            // once more
            double unit = actual.dtype() == DType.F32 ? 0x1p-24 : 0x1p-52;
            for (int i = 0; i < sums.length; i++) {
                int at = i;
                double bound = (counts[i] + 1) * unit * 1.01 * sizes[i];
                assertEquals(sums[i], actual.get(i), bound, () -> actual.shape() + " at " + at);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void each_map_is_the_sum_over_all_that_the_window_sees(Form form) {
        SplittableRandom random = new SplittableRandom(form.toString().hashCode());
        Windows windows = new Windows(form.axes());
        DType dtype = form.dtype();
        Tensor x = drawn(dtype, form.x(), random);
        Tensor f = drawn(dtype, form.f(), random);
        Tensor y = drawn(dtype, form.y(), random);
        Sums ofX = new Sums(x);
        Sums ofF = new Sums(f);
        Sums ofY = new Sums(y);
        double[] xs = x.toDoubles();
        double[] fs = f.toDoubles();
        double[] ys = y.toDoubles();
        eachTerm(form, (xi, fi, yi) -> {
            ofX.add(xi, ys[yi] * fs[fi]);
            ofF.add(fi, xs[xi] * ys[yi]);
            ofY.add(yi, xs[xi] * fs[fi]);
        });
        assertTrue(IntStream.of(ofF.counts).sum() > 0, "the law is empty");
        Kernel forward = Convolution.forward(dtype, form.x(), form.f(), windows);
        ofY.compare(Slices.apply(forward, dtype, form.y(), x, f));
        Kernel input = Convolution.backpropInput(dtype, form.x(), form.f(), windows);
        ofX.compare(Slices.apply(input, dtype, form.x(), y, f));
        Kernel filter = Convolution.backpropFilter(dtype, form.x(), form.f(), windows);
        ofF.compare(Slices.apply(filter, dtype, form.f(), x, y));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void neither_what_stood_in_the_result_nor_the_number_of_threads_changes_a_bit(Form form) {
        SplittableRandom random = new SplittableRandom(7);
        Windows windows = new Windows(form.axes());
        DType dtype = form.dtype();
        Tensor x = drawn(dtype, form.x(), random);
        Tensor f = drawn(dtype, form.f(), random);
        Tensor y = drawn(dtype, form.y(), random);
        same(Convolution.forward(dtype, form.x(), form.f(), windows), form.y(), x, f);
        same(Convolution.backpropInput(dtype, form.x(), form.f(), windows), form.x(), y, f);
        same(Convolution.backpropFilter(dtype, form.x(), form.f(), windows), form.f(), x, y);
    }

    /** Of no images, and of images in which the window stops nowhere. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void where_no_window_stops_filters_and_images_get_zeros(Form form) {
        List<Windows.Axis> nowhere = form.axes().stream()
                .map(a -> new Windows.Axis(a.extent(), a.window(), a.stride(), a.dilation(), a.before(), 0))
                .toList();
        for (Form empty : List.of(
                new Form(form.dtype(), form.channels(), 0, form.axes()),
                new Form(form.dtype(), form.channels(), 2, nowhere))) {
            Windows windows = new Windows(empty.axes());
            DType dtype = form.dtype();
            Tensor x = Tensor.full(dtype, empty.x(), 1);
            Tensor f = Tensor.full(dtype, empty.f(), 1);
            Tensor y = Tensor.full(dtype, empty.y(), 1);
            Kernel forward = Convolution.forward(dtype, empty.x(), empty.f(), windows);
            assertEquals(y, Slices.apply(forward, dtype, empty.y(), x, f));
            Kernel input = Convolution.backpropInput(dtype, empty.x(), empty.f(), windows);
            assertEquals(Tensor.full(dtype, empty.x(), 0), Slices.apply(input, dtype, empty.x(), y, f));
            Kernel filter = Convolution.backpropFilter(dtype, empty.x(), empty.f(), windows);
            assertEquals(Tensor.full(dtype, empty.f(), 0), Slices.apply(filter, dtype, empty.f(), x, y));
        }
    }

    private static void same(Kernel kernel, Shape shape, Tensor... arguments) {
        DType dtype = arguments[0].dtype();
        Tensor one = Split.over(1, () -> Slices.apply(kernel, dtype, shape, arguments));
        Tensor dirty = Tensor.full(dtype, shape, Double.NaN);
        Tensor three = Split.over(3, () -> {
            kernel.run(Stream.of(arguments).map(Tensor::data).toArray(), new Object[] {dirty.data()});
            return dirty;
        });
        assertEquals(one, three);
    }
}
