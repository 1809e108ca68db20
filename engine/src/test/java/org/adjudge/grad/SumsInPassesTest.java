package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.ir.Axes;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums that are computed in the pass that computes their terms: the interpreter's bits, and how many passes are left. */
class SumsInPassesTest {
    private final Graph graph = new Graph();

    private Value input(String name, int... extents) {
        return graph.input(name, DType.F32, extents);
    }

    private static Value sum(Value x, boolean keepdims, Integer... axes) {
        return x.reduce(Reduction.SUM, Axes.of(List.of(axes)), keepdims);
    }

    private static Value mean(Value x) {
        return x.reduce(Reduction.MEAN, Axes.of(-1), true);
    }

    private static Value root(Value x) {
        return x.graph().apply(Unary.RSQRT, x);
    }

    /** Compares bits, twice because the second run finds what the first left, and returns the number of passes. */
    private int passes(Value... wanted) {
        Executable executable = Executable.of(graph.inputs(), List.of(wanted));
        SplittableRandom random = new SplittableRandom(wanted.length);
        for (int run = 0; run < 2; run++) {
            Map<Value, Tensor> bindings = new HashMap<>();
            for (Value input : graph.inputs()) {
                double[] elements = random.doubles(input.shape().size(), -2, 2).toArray();
                elements[elements.length / 2] = run == 0 ? -0.0 : Double.NaN;
                bindings.put(input, Tensor.of(DType.F32, input.shape(), elements));
            }
            List<Tensor> tensors = graph.inputs().stream().map(bindings::get).toList();
            assertEquals(Interpreter.run(bindings, List.of(wanted)), executable.run(tensors));
        }
        return executable.length();
    }

    private Value[] withGradients(Value output) {
        Value seed = input("seed", output.shape().extents());
        List<Value> inputs = graph.inputs().subList(0, graph.inputs().size() - 1);
        List<Value> gradients = new ReverseMode().cotangents(output, seed, inputs);
        return Stream.concat(Stream.of(output), gradients.stream()).toArray(Value[]::new);
    }

    @Test
    void softmax_of_what_is_computed_and_its_gradients_are_one_pass() {
        Value x = input("x", 30, 100);
        assertEquals(
                1, passes(withGradients(x.times(input("y", 30, 1)).softmax().times(x))));
    }

    /** Of more rows than a block has, and than a piece has. */
    @Test
    void softmax_and_what_is_summed_of_it_are_the_interpreters_however_many_rows_go_by_at_once() {
        for (int[] extents : new int[][] {{50, 1000}, {19, 2048}, {3000, 16}}) {
            Value x = input("x" + extents[0], extents);
            Value y = x.softmax().times(x);
            assertEquals(1, passes(y, sum(y, false, 0), sum(y, true, 1)));
        }
    }

    @Test
    void layer_norm_and_its_gradients_are_one_pass_and_what_is_summed_of_the_seed_alone() {
        Value x = input("x", 30, 100);
        Value d = x.minus(mean(x));
        Value y = d.times(root(mean(d.times(d)).plus(1e-5)));
        assertEquals(2, passes(withGradients(y.times(input("g", 100)).plus(input("b", 100)))));
    }

    /** More elements than a block has, with channels that are many or few, and that no block has some whole times. */
    @ParameterizedTest(name = "{0} channels, {1}")
    @CsvSource({"64, RELU6", "64, RELU", "64, SOFTSIGN", "5, RELU6", "96, RELU6", "700, RELU", "1500, RELU6"})
    void the_gradients_of_batch_norm_and_what_follows_are_two_passes_over_its_elements(int channels, Unary then) {
        Value x = input("x", 2, 11, 5, channels);
        Value scale = input("s", channels);
        Value offset = input("o", channels);
        List<Value> normal = graph.applyAll(new FusedBatchNorm(1e-3f, "NHWC", true), List.of(x, scale, offset));
        // forward with what follows, what is summed and three passes over channels
        assertEquals(6, passes(withGradients(graph.apply(then, normal.get(0)))));
    }

    @Test
    void the_sum_of_everything_and_its_gradients_are_one_pass() {
        Value y = input("x", 64, 1024).plus(input("b", 1024)).times(input("c", 1024));
        assertEquals(1, passes(withGradients(sum(y, false, 0, 1))));
    }

    static IntStream lengths() {
        return IntStream.concat(
                IntStream.rangeClosed(2, 35), IntStream.of(511, 512, 513, 1000, 1023, 1024, 1025, 2048));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void sums_of_rows_and_columns_of_any_length_are_one_pass(int length) {
        Value x = input("x", 37, length);
        Value rows = sum(x.times(x), true, 1);
        assertEquals(1, passes(x.times(rows.exp()), x.softmax(), sum(x.times(x).times(rows), false, 0)));
    }

    @Test
    void longer_rows_have_a_pass_of_their_own() {
        Value x = input("x", 3, 2049);
        assertEquals(3, passes(x.times(sum(x.times(x), true, 1))));
    }

    @Test
    void sums_that_have_lost_their_axis_are_repeated_along_the_first() {
        Value x = input("x", 20, 20);
        Value y = x.times(x);
        passes(y.times(sum(y, false, 1)), y.plus(sum(y, false, 0)), y.minus(sum(y, false, 0, 1)));
    }

    @Test
    void sums_of_rows_may_be_viewed_with_their_axes() {
        Value x = input("x", 20, 30);
        assertEquals(1, passes(x.times(sum(x.times(x), false, 1).reshape(Shape.of(20, 1)))));
    }

    @Test
    void what_comes_from_elsewhere_is_read_by_rows_and_by_elements() {
        Value x = input("x", 20, 30);
        Value r = input("r", 20, 1);
        Value y = x.plus(r);
        Value s = sum(y, true, 1);
        assertEquals(1, passes(y, s.times(r), s.plus(input("c")).times(x)));
    }

    @ParameterizedTest
    @CsvSource({"0,1,2", "0,2,1", "2,1,0", "2,0,1"})
    void rows_of_several_lengths_take_several_passes(int first, int second, int third) {
        Value x = input("x", 6, 7, 8);
        Value y = x.times(x);
        List<Value> sums = List.of(sum(y, true, 2), sum(y, true, 1, 2), sum(y, true, 0));
        Value z = y.plus(sums.get(first)).plus(sums.get(second)).plus(sums.get(third));
        passes(z, sum(z, false, 0, 1), sum(z, true, 1));
    }

    @ParameterizedTest
    @CsvSource({"16384, 1", "16400, 1", "16385, 1", "1000, 17", "100, 1000", "64, 256", "3, 40000"})
    void everything_is_summed_with_columns_and_rows_whatever_the_shape(int rows, int length) {
        Value x = input("x", rows, length);
        Value y = x.times(x);
        passes(sum(y, false, 0, 1), sum(y, true, 0, 1), sum(y, false, 0), sum(y, false, 1));
    }

    @Test
    void passes_that_are_done_again_sum_again() {
        Value x = input("x", 20, 30);
        Value y = x;
        for (int i = 0; i < 6; i++) {
            y = root(sum(y.times(y), false, 1).reshape(Shape.of(20, 1)))
                    .times(x)
                    .softmax();
        }
        Value[] wanted = withGradients(y);
        for (int repeats = 1; repeats < 3; repeats++) {
            Executable executable = Executable.of(graph.inputs(), List.of(wanted), repeats);
            List<Tensor> tensors = graph.inputs().stream()
                    .map(v -> Tensor.of(
                            DType.F32,
                            v.shape(),
                            new SplittableRandom(7).doubles(v.shape().size()).toArray()))
                    .toList();
            Map<Value, Tensor> bindings = new HashMap<>();
            for (int i = 0; i < tensors.size(); i++) {
                bindings.put(graph.inputs().get(i), tensors.get(i));
            }
            assertEquals(Interpreter.run(bindings, List.of(wanted)), executable.run(tensors));
        }
    }
}
