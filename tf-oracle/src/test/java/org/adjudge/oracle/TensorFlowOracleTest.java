package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Cumulation;
import org.adjudge.ir.Graph;
import org.adjudge.ir.MaxPoolWithArgmax;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorFlowOracleTest {
    private static final Shape MATRICES = Shape.of(2, 2, 2);
    private final TensorFlowOracle oracle = new TensorFlowOracle();
    private final Graph graph = new Graph();

    private static Problem question(DType dtype) {
        Graph graph = new Graph();
        Value x = graph.input("x", dtype, 2, 2, 2);
        Value y = graph.input("y", dtype, 2, 2);
        Value z = graph.input("z", dtype, 2, 2, 2);
        Map<Value, Tensor> inputs = Map.of(
                x, Tensor.of(dtype, MATRICES, 1, 1, 2, 3, 4, 5, 6, 7),
                y, Tensor.of(dtype, Shape.of(2, 2), 3, -7, -1, 5),
                z, Tensor.of(dtype, MATRICES, 1, 1, 2, 2, 3, 3, -1, -1));
        Value xy = x.matmul(y);
        return new Problem(graph, xy.matmul(z), inputs, Tensor.full(dtype, MATRICES, 1), List.of(x, y, z, xy));
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void the_question_that_began_it_is_answered(DType dtype) {
        List<Outcome> gradients = oracle.testify(question(dtype)).gradients();
        assertEquals(Tensor.of(dtype, MATRICES, -22, 18, -22, 18, 32, -16, 32, -16), value(gradients.get(0)));
        assertEquals(Tensor.of(dtype, Shape.of(2, 2), 66, -8, 80, -8), value(gradients.get(1)));
        assertEquals(Tensor.of(dtype, MATRICES, 5, 5, -1, -1, 18, 18, -10, -10), value(gradients.get(2)));
    }

    @Test
    void an_intermediate_value_has_its_cotangent() {
        assertEquals(
                Tensor.of(DType.F32, MATRICES, 2, 4, 2, 4, 6, -2, 6, -2),
                value(oracle.testify(question(DType.F32)).gradients().get(3)));
    }

    @Test
    void the_twin_of_a_float32_problem_answers_in_float64() {
        Testimony testimony = oracle.testifyInDouble(question(DType.F32));
        assertEquals(DType.F64, value(testimony.output()).dtype());
        assertEquals(
                Tensor.of(Shape.of(2, 2), 66.0, -8, 80, -8),
                value(testimony.gradients().get(1)));
    }

    @Test
    void numbers_below_the_normal_ones_are_zero_as_tensorflow_has_them_for_its_users() {
        Value x = graph.input("x", DType.F32, 1);
        Problem problem = problem(x.sigmoid(), x, Tensor.of(DType.F32, Shape.of(1), -100), x);
        assertEquals(
                Tensor.of(DType.F32, Shape.of(1), 0),
                value(oracle.testify(problem).output()));
    }

    @Test
    void a_cotangent_asked_twice_is_told_twice() {
        Value x = graph.input("x", DType.F64, 2);
        List<Outcome> gradients =
                oracle.testify(problem(x.square(), x, pair(2, 3), x, x)).gradients();
        assertEquals(pair(4, 6), value(gradients.get(0)));
        assertEquals(pair(4, 6), value(gradients.get(1)));
    }

    @Test
    void the_output_has_its_seed_as_cotangent() {
        Value x = graph.input("x", DType.F64, 2);
        Value y = x.square();
        assertEquals(pair(1, 1), value(only(oracle.testify(problem(y, x, pair(2, 3), y)))));
    }

    @Test
    void stop_gradient_leaves_no_gradient_and_says_so() {
        Value x = graph.input("x", DType.F64, 2);
        assertEquals(
                new Outcome.None(Adjoints.STOPPED),
                only(oracle.testify(problem(x.stopGradient().times(2), x, pair(2, 3), x))));
    }

    @Test
    void a_path_through_a_comparison_leaves_no_gradient() {
        Value x = graph.input("x", DType.F64, 2);
        Outcome outcome = only(oracle.testify(problem(x.gt(2).cast(DType.F64), x, pair(2, 3), x)));
        assertInstanceOf(Outcome.None.class, outcome);
    }

    @Test
    void a_value_that_the_output_does_not_depend_on_does_not_cost_the_others_their_gradient() {
        Value x = graph.input("x", DType.F64, 2);
        Value aside = x.exp();
        Value y = x.square();
        List<Outcome> gradients =
                oracle.testify(problem(y, x, pair(2, 3), aside, x)).gradients();
        assertEquals(new Outcome.None(Adjoints.UNREACHABLE), gradients.get(0));
        assertEquals(pair(4, 6), value(gradients.get(1)));
    }

    @Test
    void second_order_of_a_cube_is_six_x_along_the_direction() {
        Value x = graph.input("x", DType.F64, 2);
        Testimony testimony = oracle.testify(secondOrder(x.times(x).times(x), x, pair(2, 3), pair(1, 10)));
        assertEquals(pair(12, 27), value(testimony.gradients().get(0)));
        assertEquals(pair(12, 180), value(testimony.second().get(0)));
    }

    @Test
    void second_order_of_a_linear_function_is_none() {
        Value x = graph.input("x", DType.F64, 2);
        Testimony testimony = oracle.testify(secondOrder(x.times(3), x, pair(2, 3), pair(1, 10)));
        assertInstanceOf(Outcome.None.class, testimony.second().get(0));
    }

    @Test
    void second_order_of_tanh_fails_and_first_order_does_not() {
        Value x = graph.input("x", DType.F64, 2);
        Testimony testimony = oracle.testify(secondOrder(x.tanh(), x, pair(0, 0), pair(1, 1)));
        assertEquals(pair(1, 1), value(testimony.gradients().get(0)));
        assertEquals(
                new Outcome.Failed("No gradient defined for op: TanhGrad. Please see https://www.tensorflow.org/code"),
                shortened(testimony.second().get(0)));
    }

    @Test
    void gather_at_a_negative_axis_fails_when_run_and_its_value_does_not() {
        Value x = graph.input("x", DType.F64, 2, 3);
        Value ids = graph.constant(Tensor.of(Shape.of(2), 0, 2));
        Tensor rows = Tensor.of(Shape.of(2, 3), 1.0, 2, 3, 4, 5, 6);
        Value z = x.exp();
        Testimony testimony = oracle.testify(problem(x.gather(ids, -1).plus(z.sum()), x, rows, x, z));
        assertInstanceOf(Outcome.Present.class, testimony.output());
        assertTrue(failure(testimony.gradients().get(0)).startsWith("Expected begin[0] in [0, 2], but got -1"));
        assertEquals(
                Tensor.full(DType.F64, Shape.of(2, 3), 4),
                value(testimony.gradients().get(1)));
    }

    @Test
    void an_op_without_a_gradient_costs_other_values_none() {
        Value x = graph.input("x", DType.F64, 2);
        Value z = x.exp();
        Value y = x.cumulate(Cumulation.PROD, 0, false, false).plus(z);
        List<Outcome> gradients =
                oracle.testify(problem(y, x, pair(2, 3), x, z)).gradients();
        assertTrue(failure(gradients.get(0)).startsWith("No gradient defined for op: Cumprod"));
        assertEquals(pair(1, 1), value(gradients.get(1)));
    }

    @Test
    void where_the_value_fails_too_an_op_without_a_gradient_is_said_to_have_none() {
        Value x = graph.input("x", DType.F64, 0, 4, 4, 1);
        Value y = graph.apply(
                new MaxPoolWithArgmax(List.of(1, 2, 2, 1), List.of(1, 2, 2, 1), Padding.VALID, DType.I64, false), x);
        Tensor none = Tensor.of(Shape.of(0, 4, 4, 1), new double[0]);
        Problem problem =
                new Problem(graph, y, Map.of(x, none), Tensor.of(Shape.of(0, 2, 2, 1), new double[0]), List.of(x));
        assertEquals(
                "tensor_in must not be empty (2)",
                failure(oracle.testify(problem).output()));
        assertTrue(failure(only(oracle.testify(problem))).startsWith("No gradient defined for op: MaxPoolWithArgmax"));
    }

    /** The engine follows: {@code Slices}. */
    @Test
    void an_index_out_of_range_is_no_fault_where_slices_have_no_elements() {
        Value x = graph.input("x", DType.F64, 3, 0);
        Tensor nothing = Tensor.of(Shape.of(3, 0), new double[0]);
        Value y = x.gather(graph.constant(Tensor.of(Shape.of(1), 7)), 0);
        Tensor empty = Tensor.of(Shape.of(1, 0), new double[0]);
        Problem problem = new Problem(graph, y, Map.of(x, nothing), empty, List.of(x));
        assertEquals(empty, value(oracle.testify(problem).output()));
        assertEquals(nothing, value(oracle.testify(problem).gradients().get(0)));
        assertEquals(empty, new AdjudgeEngine().differentiate(problem).output());
        assertEquals(
                nothing, new AdjudgeEngine().differentiate(problem).gradients().get(0));
    }

    @Test
    void log_softmax_of_a_vector_fails_when_built_and_its_value_does_not() {
        Value x = graph.input("x", DType.F64, 2);
        Testimony testimony = oracle.testify(problem(x.logSoftmax(), x, pair(0, 0), x));
        assertEquals(-Math.log(2), value(testimony.output()).get(0), 1e-15);
        assertTrue(
                failure(testimony.gradients().get(0)).contains("Invalid reduction dimension"),
                () -> testimony.toString());
    }

    @Test
    void a_maximum_over_a_negative_axis_shares_among_ties() {
        Value x = graph.input("x", DType.F64, 2);
        Value y = x.reduce(Reduction.MAX, Axes.of(-1), false);
        assertEquals(pair(0.5, 0.5), value(only(oracle.testify(problem(y, x, pair(3, 3), x)))));
    }

    @Test
    void the_values_of_any_nodes_can_be_asked() {
        Value x = graph.input("x", DType.F64, 2);
        Value y = x.square();
        List<Outcome> values = oracle.evaluate(Map.of(x, pair(2, 3)), List.of(y, x, y));
        assertEquals(
                List.of(pair(4, 9), pair(2, 3), pair(4, 9)),
                values.stream().map(TensorFlowOracleTest::value).toList());
    }

    static Problem problem(Value output, Value input, Tensor value, Value... wrt) {
        Tensor seed = Tensor.full(output.dtype(), output.shape(), 1);
        return new Problem(output.graph(), output, Map.of(input, value), seed, List.of(wrt));
    }

    static Problem secondOrder(Value output, Value input, Tensor value, Tensor direction) {
        Tensor seed = Tensor.full(output.dtype(), output.shape(), 1);
        return new Problem(output.graph(), output, Map.of(input, value), seed, List.of(input), List.of(direction));
    }

    static Tensor pair(double a, double b) {
        return Tensor.of(Shape.of(2), a, b);
    }

    static Tensor value(Outcome outcome) {
        return assertInstanceOf(Outcome.Present.class, outcome).value();
    }

    private static Outcome only(Testimony testimony) {
        return testimony.gradients().get(0);
    }

    private static String failure(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).message();
    }

    private static Outcome shortened(Outcome outcome) {
        return new Outcome.Failed(failure(outcome).split("/tensorflow/", 2)[0]);
    }
}
