package org.adjudge.grad;

import static org.adjudge.Thrown.complains;
import static org.adjudge.grad.Prepared.agrees;
import static org.adjudge.grad.Prepared.interpreted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Roll;
import org.adjudge.ir.Twin;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The prepared graph against the interpreter, bit for bit. */
class ExecutableTest {
    private final Graph graph = new Graph();

    static Stream<Arguments> programs() {
        return Programs.all().flatMap(p -> Stream.of(arguments(p, DType.F64), arguments(p, DType.F32)));
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
        Executable[] repeatingPasses = IntStream.rangeClosed(0, 2)
                .mapToObj(times -> Executable.of(graph.inputs(), wanted, times))
                .toArray(Executable[]::new);
        agrees(graph.inputs(), wanted, repeatingPasses);
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

    /** On a stack of 28 bytes a node, which is less than any call takes. */
    @Test
    void preparing_a_long_chain_takes_no_recursion() throws Exception {
        FutureTask<List<Tensor>> task = new FutureTask<>(() -> {
            Value x = graph.input("x", DType.F64, 3);
            Value y = x;
            for (int i = 0; i < 3_000; i++) {
                y = y.times(x).reduce(Reduction.SUM, Axes.all(), true).plus(x);
            }
            Executable executable = Executable.of(List.of(x), List.of(y));
            assertEquals(6_001, executable.length(), "a pass, and a sum and a pass for each");
            return executable.run(List.of(Tensor.of(Shape.of(3), 0.0, 0, 0)));
        });
        new Thread(null, task, "small", 9_000 * 28).start();
        assertEquals(List.of(Tensor.of(Shape.of(3), 0.0, 0, 0)), task.get());
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
