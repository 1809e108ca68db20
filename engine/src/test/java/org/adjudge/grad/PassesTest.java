package org.adjudge.grad;

import static org.adjudge.grad.Prepared.agrees;
import static org.adjudge.grad.Prepared.interpreted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is computed in one pass: the bits of the interpreter, and how many passes there are. */
class PassesTest {
    private final Graph graph = new Graph();

    static Stream<Arguments> rows() {
        List<Op> rows = new ArrayList<>(List.of(Unary.values()));
        rows.addAll(List.of(Binary.values()));
        rows.addAll(List.of(Comparison.values()));
        return rows.stream().flatMap(row -> Stream.of(arguments(row, DType.F32), arguments(row, DType.F64)));
    }

    /** Alone and in blocks: a number in each run, and all of them in one run, which is more than one block holds. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void every_elementwise_row_is_what_the_interpreter_computes_of_every_special_number(Op row, DType dtype) {
        int operands = row instanceof Unary ? 1 : 2;
        for (Shape shape : List.of(Shape.SCALAR, Shape.of(1300))) {
            Graph own = new Graph();
            List<Value> inputs = IntStream.range(0, operands)
                    .mapToObj(k -> own.input("x" + k, dtype, shape.extents()))
                    .toList();
            Value one = own.applyAll(row, inputs).get(0);
            Executable executable = Executable.of(inputs, List.of(one));
            agrees(inputs, List.of(one), executable);
            int n = Prepared.SPECIAL.length;
            for (int first = 0; first < (operands == 1 ? n : n * n); first += shape.size()) {
                List<Tensor> tensors = List.of(special(dtype, shape, first, 1), special(dtype, shape, first, n))
                        .subList(0, operands);
                assertEquals(interpreted(inputs, tensors, List.of(one)), executable.run(tensors), tensors::toString);
            }
        }
    }

    /** Some of the special numbers in their order, round and round, each so many times in a row. */
    private static Tensor special(DType dtype, Shape shape, int first, int times) {
        double[] elements = IntStream.range(first, first + shape.size())
                .mapToDouble(i -> Prepared.SPECIAL[i / times % Prepared.SPECIAL.length])
                .toArray();
        return Tensor.of(dtype, shape, elements);
    }

    /** Whether its truth values are wanted too, which keeps the comparison, or not, where it is one instruction with what it selects. */
    @ParameterizedTest
    @EnumSource
    void what_a_comparison_selects_is_what_the_interpreter_selects(Comparison row) {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            Graph own = new Graph();
            Value x = own.input("x", dtype, 1300);
            Value y = own.input("y", dtype, 1300);
            Value zero = x.zerosLike();
            Value holds = own.apply(row, x, y);
            Value once = holds.select(x.plus(1), zero);
            Value nested = own.apply(row, y, zero).select(once, y);
            agrees(List.of(x, y), List.of(once));
            agrees(List.of(x, y), List.of(nested));
            agrees(List.of(x, y), List.of(nested, once, holds));
            agrees(List.of(x, y), List.of(nested, holds.select(y, x), own.apply(row, x, y.square())));
        }
    }

    /** Of numbers that each run gives, NaN and infinities among them. */
    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void what_is_between_two_numbers_is_what_the_interpreter_lets_pass(DType dtype) {
        Value x = graph.input("x", dtype, 1300);
        Value ct = graph.input("ct", dtype, 1300);
        Value low = graph.input("low", dtype);
        Value high = graph.input("high", dtype);
        Value above = graph.apply(Comparison.GREATER, x, low).select(ct, low);
        Value between = graph.apply(Comparison.GREATER, x, low)
                .select(graph.apply(Comparison.LESS, x, high).select(ct, low), low);
        List<Value> inputs = List.of(x, ct, low, high);
        List<Value> wanted = List.of(above, between);
        Executable executable = Executable.of(inputs, wanted);
        SplittableRandom random = new SplittableRandom(5);
        for (double from : Prepared.SPECIAL) {
            for (double to : Prepared.SPECIAL) {
                List<Tensor> tensors = List.of(
                        Prepared.Draw.SPECIAL.tensor(random, x),
                        Prepared.Draw.SPECIAL.tensor(random, ct),
                        Tensor.full(dtype, Shape.SCALAR, from),
                        Tensor.full(dtype, Shape.SCALAR, to));
                assertEquals(interpreted(inputs, tensors, wanted), executable.run(tensors), () -> from + " to " + to);
            }
        }
    }

    @Test
    void elementwise_functions_in_one_pass_are_rounded_one_by_one() {
        Value x = graph.input("x", DType.F32, 1300);
        Value y = graph.input("y", DType.F32, 1300);
        Value row = x.times(y)
                .plus(x.over(y))
                .minus(y.squaredDifference(x))
                .maximum(y.minimum(x))
                .neg()
                .abs();
        Value functions = row.square()
                .plus(1)
                .sqrt()
                .reciprocal()
                .exp()
                .log()
                .tanh()
                .sigmoid()
                .relu()
                .softplus();
        Value chosen = x.gt(1).select(functions, y.le(x).select(row, x.eq(y).select(x, y)));
        List<Value> wanted = new ArrayList<>(List.of(row, functions, chosen, x.lt(1), x.ge(y)));
        wanted.addAll(new ReverseMode().cotangents(chosen, x, List.of(x, y)));
        agrees(List.of(x, y), wanted);
    }

    @Test
    void a_graph_of_numbers_is_one_step_forward_and_back() {
        Value x = graph.input("x", DType.F32);
        Value y = graph.input("y", DType.F32);
        Value z = x;
        for (int i = 0; i < 50; i++) {
            z = z.times(y).plus(x).tanh().minus(z.le(y).select(y, x.sqrt()));
        }
        List<Value> wanted = new ArrayList<>(List.of(z, z.gt(0)));
        wanted.addAll(new ReverseMode().cotangents(z, z.like(1), List.of(x, y)));
        agrees(List.of(x, y), wanted);
        assertEquals(1, Executable.of(List.of(x, y), wanted).length());
    }

    @Test
    void operands_are_repeated_along_any_axes() {
        Value x = graph.input("x", DType.F32, 3, 1, 5, 7, 11);
        Value y = graph.input("y", DType.F32, 2, 1, 7, 1);
        Value z = graph.input("z", DType.F32, 11);
        Value w = graph.input("w", DType.F32);
        Value all = x.times(y).plus(z).over(w.plus(y));
        agrees(List.of(x, y, z, w), List.of(all, y.gt(1).select(x, z), z.broadcastTo(Shape.of(4, 11))));
    }

    /** Some of whose elements are the same in every block of a pass, and some not; more blocks than a thread computes at once. */
    @Test
    void operands_are_repeated_along_the_first_axes() {
        Value x = graph.input("x", DType.F32, 90, 4, 64);
        for (Shape shape : List.of(Shape.of(64), Shape.of(4, 64), Shape.of(1, 4, 64), Shape.of(4, 1), Shape.of(1))) {
            Value row = graph.input("row" + shape, DType.F32, shape.extents());
            agrees(List.of(x, row), List.of(x.times(row)));
        }
        Value odd = graph.input("odd", DType.F32, 90, 40, 3);
        Value three = graph.input("three", DType.F32, 3);
        agrees(List.of(odd, three), List.of(odd.times(three)));
        Value both = graph.input("both", DType.F32, 40, 3);
        agrees(List.of(odd, three, both), List.of(odd.times(three).minus(both)));
        Value wide = graph.input("long", DType.F32, 4, 511);
        Value row = graph.input("row", DType.F32, 511);
        agrees(List.of(wide, row), List.of(wide.times(row)));
    }

    /** Two passes with a sum of all between them, of which the second would find the repeated row laid out. */
    @Test
    void what_is_repeated_for_elementwise_ops_is_laid_out_by_none() {
        Value x = graph.input("x", DType.F32, 1000, 64);
        Value row = graph.input("row", DType.F32, 64);
        Value repeated = row.broadcastTo(x.shape());
        Value sum = x.times(repeated).reduce(Reduction.SUM, Axes.all(), false);
        List<Value> wanted = List.of(x.minus(sum).times(repeated));
        agrees(List.of(x, row), wanted);
        long one = 1000 * 64 * 4;
        assertTrue(Executable.of(List.of(x, row), wanted).bytesHeld() < 1.1 * one);
        agrees(List.of(x, row), List.of(wanted.get(0), repeated));
    }

    /** Two passes with a sum of all between them. */
    @Test
    void a_pass_writes_over_what_nothing_reads_after_it() {
        Value x = graph.input("x", DType.F32, 1000, 64);
        Value h = x.exp();
        Value rest = h.minus(h.reduce(Reduction.SUM, Axes.all(), false));
        long one = 1000 * 64 * 4;
        agrees(List.of(x), List.of(rest));
        Executable over = Executable.of(List.of(x), List.of(rest));
        assertTrue(over.bytesHeld() < 1.1 * one);
        assertTrue(over.leastBytes() < 1.1 * one);
        agrees(List.of(x), List.of(rest, h));
        assertTrue(Executable.of(List.of(x), List.of(rest, h)).bytesHeld() >= 2 * one, "it is wanted");
        Value row = h.reduce(Reduction.SUM, Axes.of(0), false);
        agrees(List.of(x), List.of(h.minus(row), h.plus(row)));
        agrees(List.of(x), List.of(h.minus(row).tanh().times(h), h.minus(row)));
    }

    @Test
    void an_elementwise_chain_is_one_pass_whatever_stands_between() {
        Value x = graph.input("x", DType.F64, 1000);
        Value y = x;
        for (int i = 0; i < 20; i++) {
            y = y.sin().times(x);
        }
        Executable executable = Executable.of(List.of(x), new ReverseMode().cotangents(y, x, List.of(x)));
        assertEquals(1, executable.length());
    }

    private static Value total(Reduction kind, Value x, int axes) {
        return x.reduce(kind, Axes.of(IntStream.range(0, axes).boxed().toList()), false);
    }

    /** Of lines shorter and longer than a block, of one column and of too many, of several parts. */
    @Test
    void totals_along_the_first_axes_are_those_of_the_interpreter() {
        for (int[] extents : new int[][] {
            {700, 6},
            {40, 3, 64},
            {9, 1000},
            {3, 1024},
            {3, 1025},
            {5, 1},
            {1, 5},
            {1, 1},
            {2, 2, 2},
            {20_000, 3},
            {0, 4},
            {1, 1, 64}
        }) {
            Graph own = new Graph();
            Value x = own.input("x", DType.F32, extents);
            Value y = own.input("y", DType.F32, extents);
            Value product = x.times(y);
            Value sum = total(Reduction.SUM, product, 1);
            Value mean = total(Reduction.MEAN, product.minus(x), extents.length - 1);
            agrees(List.of(x, y), List.of(sum, mean));
            agrees(List.of(x, y), List.of(mean, product.minus(mean), product));
            agrees(List.of(x, y), List.of(total(Reduction.SUM, sum.plus(sum), 1), sum));
        }
    }

    @ParameterizedTest(name = "{0}, training {1}")
    @CsvSource({"F32, true", "F32, false", "F64, true", "F64, false"})
    void a_function_of_batch_norm_is_done_in_its_pass_if_nothing_else_reads_that(DType dtype, boolean training) {
        FusedBatchNorm op = new FusedBatchNorm(1e-3f, "NHWC", training);
        List<Value> inputs = new ArrayList<>(List.of(graph.input("x", dtype, 3, 20, 20, 5)));
        for (int i = 1; i < (training ? 3 : 5); i++) {
            inputs.add(graph.input("v" + i, dtype, 5));
        }
        List<Value> normal = graph.applyAll(op, inputs);
        Value then = graph.apply(Unary.RELU6, normal.get(0));
        assertEquals(1, Executable.of(inputs, List.of(then, normal.get(2))).length());
        agrees(inputs, List.of(then, normal.get(1)));
        agrees(inputs, List.of(then, normal.get(0)));
        agrees(inputs, List.of(then, normal.get(0).exp()));
        agrees(inputs, List.of(graph.apply(Unary.SOFTSIGN, normal.get(0))));
        agrees(inputs, List.of(graph.apply(Unary.ABS, normal.get(1))));
        agrees(inputs, List.of(then, normal.get(2)), Executable.of(inputs, List.of(then, normal.get(2)), 1));
    }
}
