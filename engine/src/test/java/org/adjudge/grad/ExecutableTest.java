package org.adjudge.grad;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The prepared graph against the interpreter, bit for bit. */
class ExecutableTest {
    private final Graph graph = new Graph();

    static Stream<Program> programs() {
        return Programs.all();
    }

    private static List<Tensor> drawn(SplittableRandom random, List<Value> inputs) {
        List<Tensor> tensors = new ArrayList<>();
        for (Value input : inputs) {
            double[] elements = random.doubles(input.shape().size(), 0.5, 2).toArray();
            tensors.add(Tensor.of(input.dtype(), input.shape(), elements));
        }
        return tensors;
    }

    private static List<Tensor> interpreted(List<Value> inputs, List<Tensor> tensors, List<Value> wanted) {
        Map<Value, Tensor> bindings = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            bindings.put(inputs.get(i), tensors.get(i));
        }
        return Interpreter.run(bindings, wanted);
    }

    /** Twice, from different inputs: the second run finds what the first left in the buffers. */
    private static void agrees(List<Value> inputs, List<Value> wanted) {
        Executable executable = Executable.of(inputs, wanted);
        SplittableRandom random = new SplittableRandom(wanted.size());
        for (int i = 0; i < 2; i++) {
            List<Tensor> tensors = drawn(random, inputs);
            assertEquals(interpreted(inputs, tensors, wanted), executable.run(tensors));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void a_program_its_gradients_and_their_gradients_are_those_of_the_interpreter(Program program) {
        List<Value> inputs = new ArrayList<>();
        for (Shape shape : program.shapes()) {
            inputs.add(graph.input("x" + inputs.size(), DType.F64, shape.extents()));
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
    }

    @Test
    void every_elementwise_function_is_rounded_to_float32_as_the_interpreter_rounds_it() {
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
    void preparing_a_long_chain_takes_no_recursion_and_linear_time() {
        Value x = graph.input("x", DType.F64, 3);
        Value y = x;
        for (int i = 0; i < 30_000; i++) {
            y = y.times(x).reduce(Reduction.SUM, Axes.all(), true).plus(x);
        }
        Executable executable = Executable.of(List.of(x), List.of(y));
        assertTrue(executable.length() > 30_000);
        assertEquals(
                1, executable.run(List.of(Tensor.of(Shape.of(3), 0.0, 0, 0))).size());
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
    void what_is_not_needed_may_be_missing_and_nothing_gives_nothing() {
        Value x = graph.input("x", DType.F64, 2);
        graph.input("unbound", DType.F64).exp();
        Tensor one = Tensor.of(Shape.of(2), 1.0, 2);
        assertSame(
                one.getClass(),
                Executable.of(List.of(x), List.of(x)).run(List.of(one)).get(0).getClass());
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
