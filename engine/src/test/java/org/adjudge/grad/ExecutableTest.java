package org.adjudge.grad;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Roll;
import org.adjudge.ir.Twin;
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

/** The prepared graph against the interpreter, bit for bit. */
class ExecutableTest {
    private final Graph graph = new Graph();

    private static final double[] SPECIAL = {
        Double.NaN, 0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, -1, 1e-320, 1e-42, 1e300, -1e30
    };

    static Stream<Arguments> programs() {
        return Programs.all().flatMap(p -> Stream.of(arguments(p, DType.F64), arguments(p, DType.F32)));
    }

    /** What the elements of a run are drawn from. */
    private enum Draw {
        SMOOTH(0.5),
        SIGNED(-2),
        SPECIAL(-2);

        private final double from;

        Draw(double from) {
            this.from = from;
        }

        Tensor tensor(SplittableRandom random, Value input) {
            double[] elements = random.doubles(input.shape().size(), from, 2).toArray();
            for (int i = 0; i < elements.length && this == SPECIAL; i++) {
                int which = random.nextInt(3 * ExecutableTest.SPECIAL.length);
                elements[i] = which < ExecutableTest.SPECIAL.length ? ExecutableTest.SPECIAL[which] : elements[i];
            }
            return Tensor.of(input.dtype(), input.shape(), elements);
        }
    }

    private static List<Tensor> drawn(Draw draw, SplittableRandom random, List<Value> inputs) {
        return inputs.stream().map(input -> draw.tensor(random, input)).toList();
    }

    private static List<Tensor> interpreted(List<Value> inputs, List<Tensor> tensors, List<Value> wanted) {
        Map<Value, Tensor> bindings = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            bindings.put(inputs.get(i), tensors.get(i));
        }
        return Interpreter.run(bindings, wanted);
    }

    /** Runs from different inputs: each finds what the one before left in the buffers. */
    private static void agrees(List<Value> inputs, List<Value> wanted) {
        agrees(inputs, wanted, Executable.of(inputs, wanted));
    }

    private static void agrees(List<Value> inputs, List<Value> wanted, Executable executable) {
        SplittableRandom random = new SplittableRandom(wanted.size());
        for (Draw draw : Draw.values()) {
            List<Tensor> tensors = drawn(draw, random, inputs);
            assertEquals(
                    outcome(() -> interpreted(inputs, tensors, wanted)),
                    outcome(() -> executable.run(tensors)),
                    draw + ": " + tensors);
        }
        assertTrue(
                executable.bytesHeld() <= 1.2 * executable.leastBytes(),
                executable.bytesHeld() + " bytes for " + executable.leastBytes());
    }

    /** The values, or the words of the complaint: not every op takes every number. */
    private static Object outcome(Supplier<List<Tensor>> run) {
        try {
            return run.get();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void a_program_its_gradients_and_their_gradients_are_those_of_the_interpreter(Program program, DType dtype) {
        List<Value> inputs = new ArrayList<>();
        for (Shape shape : program.shapes()) {
            inputs.add(graph.input("x" + inputs.size(), dtype, shape.extents()));
        }
        Value output = program.text().apply(inputs);
        Value seed = graph.input("seed", output.dtype(), output.shape().extents());
        List<Value> wanted = new ArrayList<>(List.of(output));
        if (output.dtype().isFloating()) {
            List<Value> first = new ReverseMode().cotangents(output, seed, inputs);
            Value along = first.stream()
                    .map(v -> v.times(v).sum())
                    .reduce(Value::plus)
                    .orElseThrow();
            wanted.addAll(first);
            wanted.addAll(new ReverseMode().cotangents(along, along.like(1), inputs));
        }
        agrees(graph.inputs(), wanted);
        agrees(graph.inputs(), wanted, Executable.of(graph.inputs(), wanted, 1));
        agrees(graph.inputs(), wanted, Executable.of(graph.inputs(), wanted, 2));
    }

    static Stream<Arguments> rows() {
        List<Op> rows = new ArrayList<>(List.of(Unary.values()));
        rows.addAll(List.of(Binary.values()));
        rows.addAll(List.of(Comparison.values()));
        return rows.stream().flatMap(row -> Stream.of(arguments(row, DType.F32), arguments(row, DType.F64)));
    }

    /** Alone and in blocks: a number, and more of them than one block holds. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void every_elementwise_row_is_what_the_interpreter_computes_of_every_special_number(Op row, DType dtype) {
        int operands = row instanceof Unary ? 1 : 2;
        for (Shape shape : List.of(Shape.SCALAR, Shape.of(700))) {
            Graph own = new Graph();
            List<Value> inputs = IntStream.range(0, operands)
                    .mapToObj(k -> own.input("x" + k, dtype, shape.extents()))
                    .toList();
            Value one = own.applyAll(row, inputs).get(0);
            agrees(inputs, List.of(one));
            for (double x : SPECIAL) {
                for (double y : SPECIAL) {
                    List<Tensor> tensors = Stream.of(x, y)
                            .limit(operands)
                            .map(v -> Tensor.full(dtype, shape, v))
                            .toList();
                    assertEquals(
                            interpreted(inputs, tensors, List.of(one)),
                            Executable.of(inputs, List.of(one)).run(tensors),
                            x + ", " + y);
                }
            }
        }
    }

    /** Whether its truth values are wanted too, which keeps the comparison, or not, where it is one instruction with what it selects. */
    @ParameterizedTest
    @EnumSource
    void what_a_comparison_selects_is_what_the_interpreter_selects(Comparison row) {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            Graph own = new Graph();
            Value x = own.input("x", dtype, 700);
            Value y = own.input("y", dtype, 700);
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
        Value x = graph.input("x", dtype, 700);
        Value ct = graph.input("ct", dtype, 700);
        Value low = graph.input("low", dtype);
        Value high = graph.input("high", dtype);
        Value above = graph.apply(Comparison.GREATER, x, low).select(ct, low);
        Value between = graph.apply(Comparison.GREATER, x, low)
                .select(graph.apply(Comparison.LESS, x, high).select(ct, low), low);
        List<Value> inputs = List.of(x, ct, low, high);
        SplittableRandom random = new SplittableRandom(5);
        for (double from : SPECIAL) {
            for (double to : SPECIAL) {
                List<Tensor> tensors = List.of(
                        Draw.SPECIAL.tensor(random, x),
                        Draw.SPECIAL.tensor(random, ct),
                        Tensor.full(dtype, Shape.SCALAR, from),
                        Tensor.full(dtype, Shape.SCALAR, to));
                List<Value> wanted = List.of(above, between);
                assertEquals(
                        interpreted(inputs, tensors, wanted),
                        Executable.of(inputs, wanted).run(tensors),
                        from + " to " + to);
            }
        }
    }

    @Test
    void elementwise_functions_in_one_pass_are_rounded_one_by_one() {
        Value x = graph.input("x", DType.F32, 700);
        Value y = graph.input("y", DType.F32, 700);
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

    @Test
    void equal_nodes_are_one_and_constants_are_computed_once() {
        Value x = graph.input("x", DType.F64, 2, 2);
        Value two = x.like(1).plus(1).exp();
        Value y = x.matmul(x).times(two).plus(x.matmul(x).times(two));
        assertEquals(2, Executable.of(List.of(x), List.of(y)).length(), "one product, one pass");
        agrees(List.of(x), List.of(y, two));
    }

    @Test
    void results_are_the_callers_and_stay_what_they_are() {
        Value x = graph.input("x", DType.F64, 3);
        Executable executable =
                Executable.of(List.of(x), List.of(x.exp(), x, x.exp().reshape(Shape.of(3, 1))));
        List<Tensor> first = executable.run(List.of(Tensor.of(Shape.of(3), 1.0, 2, 3)));
        List<Tensor> copy = interpreted(
                List.of(x),
                List.of(Tensor.of(Shape.of(3), 1.0, 2, 3)),
                List.of(x.exp(), x, x.exp().reshape(Shape.of(3, 1))));
        executable.run(List.of(Tensor.of(Shape.of(3), 4.0, 5, 6)));
        assertEquals(copy, first);
    }

    @Test
    void arrays_that_were_given_back_are_written_again_and_no_others_are() {
        Value x = graph.input("x", DType.F64, 3);
        Value y = graph.constant(Tensor.of(Shape.of(3), 7.0, 8, 9));
        List<Value> wanted = List.of(x.exp(), x, x.exp().reshape(Shape.of(3, 1)), y);
        Executable executable = Executable.of(List.of(x), wanted);
        Tensor one = Tensor.of(Shape.of(3), 1.0, 2, 3);
        Tensor two = Tensor.of(Shape.of(3), 4.0, 5, 6);
        List<Tensor> first = executable.run(List.of(one));
        executable.giveBack(first);
        List<Tensor> second = executable.run(List.of(two));
        List<Tensor> expected = interpreted(List.of(x), List.of(two), wanted);
        assertEquals(expected, second);
        assertEquals(expected.get(0), first.get(0), "the first result's array has the second's values");
        assertEquals(Tensor.of(Shape.of(3), 1.0, 2, 3), one, "an input is nobody's to write to");
        executable.run(List.of(one));
        assertEquals(expected, second, "was not given back");
    }

    @Test
    void what_is_no_result_cannot_be_given_back() {
        Value x = graph.input("x", DType.F64, 3);
        Executable executable = Executable.of(List.of(x), List.of(x.exp()));
        List<Tensor> results = executable.run(List.of(Tensor.of(Shape.of(3), 1.0, 2, 3)));
        complains("0 tensors given back for 1 results", () -> executable.giveBack(List.of()));
        complains(
                "result 0 is f64[3], but the tensor given back for it is f64[2]",
                () -> executable.giveBack(List.of(Tensor.of(Shape.of(2), 1.0, 2))));
        executable.giveBack(results);
    }

    @Test
    void preparing_a_long_chain_takes_no_recursion() {
        Value x = graph.input("x", DType.F64, 3);
        Value y = x;
        for (int i = 0; i < 30_000; i++) {
            y = y.times(x).reduce(Reduction.SUM, Axes.all(), true).plus(x);
        }
        Executable executable = Executable.of(List.of(x), List.of(y));
        assertEquals(60_001, executable.length(), "a pass, and a sum and a pass for each");
        Tensor zero = Tensor.of(Shape.of(3), 0.0, 0, 0);
        assertEquals(List.of(zero), executable.run(List.of(zero)));
    }

    @Test
    void a_large_gather_and_its_gradient_have_no_larger_shape_between_them() {
        Value x = graph.input("x", DType.F32, 50_000, 3);
        Value ids = graph.constant(Tensor.full(DType.I32, Shape.of(60_000), 7));
        Value y = x.gather(ids, 0);
        Executable executable = Executable.of(List.of(x), new ReverseMode().cotangents(y, y, List.of(x)));
        Tensor ones = Tensor.full(DType.F32, x.shape(), 1);
        assertEquals(60_000, executable.run(List.of(ones)).get(0).get(7 * 3));
    }

    @Test
    void a_number_that_an_op_refuses_is_refused_at_each_run_in_the_words_of_the_interpreter() {
        Value x = graph.input("x", DType.F64, 2);
        Value checked = graph.apply(Twin.CHECK_NUMERICS, x.log()).times(2);
        Executable executable = Executable.of(List.of(x), List.of(checked));
        String words = "debugging.check_numerics: takes finite numbers, but got [0, -inf]";
        complains(words, () -> executable.run(List.of(Tensor.of(Shape.of(2), 1.0, 0))));
        complains(words, () -> interpreted(List.of(x), List.of(Tensor.of(Shape.of(2), 1.0, 0)), List.of(checked)));
        assertEquals(List.of(Tensor.of(Shape.of(2), 0.0, 0)), executable.run(List.of(Tensor.of(Shape.of(2), 1.0, 1))));
    }

    @Test
    void what_constants_make_impossible_is_a_complaint_of_the_run_not_of_preparing() {
        Value five = graph.constant(Tensor.scalar(DType.I32, 5));
        String words = "a whole number has no quotient by 0, but y is 0; tf.cast to float64 has one";
        for (Binary op : List.of(Binary.FLOORDIV, Binary.FLOORMOD, Binary.TRUNCATEMOD)) {
            Value y = graph.apply(op, five, five.like(0));
            Executable executable = Executable.of(List.of(), List.of(y));
            complains(op.opName() + ": " + words, () -> executable.run(List.of()));
        }
    }

    @Test
    void what_ops_without_a_kernel_compute_is_held_until_its_last_use() {
        Value x = graph.input("x", DType.F64, 3);
        Value y = x;
        for (int i = 0; i < 10; i++) {
            y = graph.apply(new Roll(List.of(1), List.of(0)), y);
            assertTrue(y.node().op().kernel(List.of(x.type())).isEmpty(), "the law is about ops without a kernel");
        }
        assertEquals(2 * 24, Executable.of(List.of(x), List.of(y)).bytesHeld(), "of 10 results of 24 bytes");
        Executable all = Executable.of(
                List.of(x), List.of(y, graph.outputs(graph.node(1)).get(0)));
        assertEquals(3 * 24, all.bytesHeld(), "one of them is wanted");
    }

    @Test
    void what_is_not_needed_may_be_missing_and_nothing_gives_nothing() {
        Value x = graph.input("x", DType.F64, 2);
        graph.input("unbound", DType.F64).exp();
        Tensor one = Tensor.of(Shape.of(2), 1.0, 2);
        assertEquals(List.of(one), Executable.of(List.of(x), List.of(x)).run(List.of(one)));
        assertEquals(List.of(), Executable.of(List.of(), List.of()).run(List.of()));
    }

    @Test
    void what_is_given_must_be_what_was_said() {
        Value x = graph.input("x", DType.F64, 2);
        Value y = graph.input("y", DType.F64);
        Tensor one = Tensor.of(Shape.of(2), 1.0, 2);
        complains(
                "input 'y' is needed, but not among the inputs [x]",
                () -> Executable.of(List.of(x), List.of(x.plus(y))));
        complains(
                "1 tensors for 2 inputs",
                () -> Executable.of(List.of(x, y), List.of(x.plus(y))).run(List.of(one)));
        complains(
                "input 'x' is f64[2], but the tensor bound to it is f32[2]",
                () -> Executable.of(List.of(x), List.of(x)).run(List.of(Tensor.of(Shape.of(2), 1f, 2f))));
        complains(
                "the wanted value %0: f64[] is of another graph than the first wanted value",
                () -> Executable.of(List.of(x), List.of(x, new Graph().input("s", DType.F64))));
    }
}
