package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.ir.ArgReduce;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules against what they are rules for: the interpreter, which knows none of them. */
class DifferencesTest {
    /** A power of two, so that a step is exact; inputs are 0.05 apart or more, so no kink lies within it. */
    private static final double H = 0x1p-10;

    private final Graph graph = new Graph();
    private final List<Value> inputs = new ArrayList<>();
    private final List<Tensor> point = new ArrayList<>();
    private final List<Tensor> direction = new ArrayList<>();
    private final Map<Value, Tensor> fixed = new HashMap<>();

    static Stream<Programs.Program> programs() {
        return Programs.all();
    }

    /**
     * Richardson's extrapolation of central differences. The error is {@code h⁴/480} times the fifth derivative along
     * the direction, below 1e-10 here (0.5 ≤ x ≤ 2 and the worst is 1/x: 120/x⁶), and rounding {@code 2⁻⁵²/h} = 2e-13.
     */
    private static double derivative(DoubleUnaryOperator f) {
        double wide = (f.applyAsDouble(H) - f.applyAsDouble(-H)) / (2 * H);
        double narrow = (f.applyAsDouble(H / 2) - f.applyAsDouble(-H / 2)) / H;
        return (4 * narrow - wide) / 3;
    }

    private double run(Value scalar, double step) {
        Map<Value, Tensor> bindings = new HashMap<>(fixed);
        for (int i = 0; i < inputs.size(); i++) {
            double[] there = point.get(i).toDoubles();
            for (int e = 0; e < there.length; e++) {
                there[e] += step * direction.get(i).get(e);
            }
            bindings.put(inputs.get(i), Tensor.of(inputs.get(i).shape(), there));
        }
        return Interpreter.run(bindings, List.of(scalar)).get(0).get(0);
    }

    private static Value inner(Value x, Value y) {
        return x.times(y).reduce(Reduction.SUM, Axes.all(), false);
    }

    /** All different, 0.5 to 2, in an order drawn from the program's name. */
    private void bind(Programs.Program program) {
        List<Integer> ranks = new ArrayList<>(IntStream.range(
                        0, program.shapes().stream().mapToInt(Shape::size).sum())
                .boxed()
                .toList());
        Collections.shuffle(ranks, new Random(program.toString().hashCode()));
        SplittableRandom random = new SplittableRandom(program.toString().hashCode());
        int used = 0;
        for (Shape shape : program.shapes()) {
            Value input = graph.input("x" + inputs.size(), DType.F64, shape.extents());
            double[] elements = ranks.subList(used, used + shape.size()).stream()
                    .mapToDouble(rank -> 0.5 + 1.5 * rank / ranks.size())
                    .toArray();
            used += shape.size();
            inputs.add(input);
            point.add(Tensor.of(shape, elements));
            direction.add(drawn(random, shape));
        }
    }

    private static Tensor drawn(SplittableRandom random, Shape shape) {
        return Tensor.of(shape, random.doubles(shape.size(), -1, 1).toArray());
    }

    private Value free(String name, Tensor value) {
        Value input = graph.input(name, DType.F64, value.shape().extents());
        fixed.put(input, value);
        return input;
    }

    private Value along(List<Value> cotangents, List<Value> directions) {
        Value sum = graph.constant(Tensor.scalar(DType.F64, 0));
        for (int i = 0; i < cotangents.size(); i++) {
            sum = sum.plus(inner(cotangents.get(i), directions.get(i)));
        }
        return sum;
    }

    private static void close(double expected, double actual, double tolerance, String what) {
        assertTrue(
                Math.abs(expected - actual) <= tolerance * (1 + Math.abs(expected)),
                what + ": expected " + expected + ", but was " + actual);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void cotangents_agree_with_differences_and_with_tangents_to_second_order(Programs.Program program) {
        bind(program);
        Value output = program.text().apply(inputs);
        SplittableRandom random = new SplittableRandom(~program.toString().hashCode());
        Value ct = free("ct", drawn(random, output.shape()));
        List<Value> u = inputs.stream()
                .map(x -> free("u" + x.id(), drawn(random, x.shape())))
                .toList();
        List<Value> v = direction.stream().map(graph::constant).toList();
        ReverseMode reverse = new ReverseMode();
        Value primal = inner(output, ct);
        List<Value> first = reverse.cotangents(output, ct, inputs);
        Value alongV = along(first, v);
        // 1e-9: ten times the error that derivative() states
        close(derivative(h -> run(primal, h)), run(alongV, 0), 1e-9, "first order");

        Value alongU = along(first, u);
        List<Value> wrt = new ArrayList<>(inputs);
        wrt.add(ct);
        List<Value> second = reverse.cotangents(alongU, alongU.like(1), wrt);
        Value tangent = second.get(inputs.size());
        // 1e-13: two orders of summing the same few dozen products
        close(run(alongU, 0), run(inner(ct, tangent), 0), 1e-13, "<VJP(ct), u> = <ct, JVP(u)>");
        Value hessian = along(second.subList(0, inputs.size()), v);
        // 1e-8: one more derivative, so one more factor 6/x in the error
        close(derivative(h -> run(alongU, h)), run(hessian, 0), 1e-8, "second order");
    }

    @Test
    void every_differentiable_op_of_the_vocabulary_is_in_a_program() {
        Set<Object> seen = new HashSet<>();
        Programs.all().forEach(program -> {
            Graph one = new Graph();
            List<Value> xs = program.shapes().stream()
                    .map(s -> one.input("x" + one.nodes().size(), DType.F64, s.extents()))
                    .toList();
            assertEquals(DType.F64, program.text().apply(xs).dtype());
            one.nodes().stream().map(Node::op).forEach(op -> seen.add(op instanceof Enum ? op : op.getClass()));
        });
        Set<Object> all = new HashSet<>();
        for (Class<?> kind : Op.kinds()) {
            all.addAll(List.of(kind.isEnum() ? kind.getEnumConstants() : new Object[] {kind}));
        }
        assertTrue(all.containsAll(List.of(Unary.EXP, MatMul.class)), all.toString());
        all.removeIf(op -> op instanceof Op row && !row.differentiable(0) && !row.differentiable(1));
        all.removeAll(List.of(Input.class, Constant.class, ArgReduce.class));
        // no differences through float32: KinksTest and ReverseModeTest judge it
        all.remove(Cast.class);
        all.removeAll(seen);
        assertEquals(Set.of(), all);
    }
}
