package org.adjudge.grad;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AdjudgeEngineTest {
    private final Graph graph = new Graph();
    private final Value x = graph.input("x", DType.F64, 2);
    private final Value y = graph.input("y", DType.F64, 2, 2);
    private final Tensor atX = Tensor.of(Shape.of(2), 3.0, -5);
    private final Tensor atY = Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4);
    private final Map<Value, Tensor> inputs = Map.of(x, atX, y, atY);
    private final AdjudgeEngine engine = new AdjudgeEngine();

    @Test
    void it_is_found_as_a_service_and_stands_first() {
        assertInstanceOf(AdjudgeEngine.class, GradientEngine.all().get(0));
        assertEquals("adjudge", engine.name());
        assertTrue(engine.answersIntermediates());
    }

    @Test
    void asking_twice_gives_the_same_bits_and_changes_neither_graph_nor_inputs() {
        Value z = x.softmax().reshape(Shape.of(1, 2)).matmul(y);
        Problem problem = new Problem(
                graph,
                z,
                inputs,
                Tensor.of(Shape.of(1, 2), 0.1, -0.7),
                List.of(x, y),
                List.of(Tensor.of(Shape.of(2), 0.3, 0.9), Tensor.of(Shape.of(2, 2), 1.0, -1, 0.5, 2)));
        int nodes = graph.nodes().size();
        assertEquals(engine.differentiate(problem), engine.differentiate(problem));
        assertEquals(nodes, graph.nodes().size());
        assertEquals(Tensor.of(Shape.of(2), 3.0, -5), atX);
        assertEquals(Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4), atY);
    }

    @Test
    void what_a_replaced_rule_repeated_is_summed_back_and_another_shape_is_left_to_the_judge() {
        Value sum = graph.apply(Binary.ADD, y, x);
        Problem problem = new Problem(graph, sum, inputs, Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4), List.of(x));
        assertEquals("[4, 6]", byRule((op, k, a) -> a.ct(), problem));
        assertEquals("10", byRule((op, k, a) -> a.ct().sum(), problem));
    }

    private static String byRule(VjpRules.Rule rule, Problem problem) {
        return new AdjudgeEngine(new VjpRules(Map.of("add", rule)))
                .differentiate(problem)
                .gradients()
                .get(0)
                .toString();
    }

    @Test
    void without_wrt_there_is_an_output_and_no_gradient() {
        Problem problem = new Problem(graph, x.neg(), inputs, atX, List.of());
        assertEquals(1, problem.order());
        Answer answer = engine.differentiate(problem);
        assertEquals("[-3, 5]", answer.output().toString());
        assertEquals(List.of(), answer.gradients());
        assertEquals(List.of(), engine.primals(problem, problem.wrt()));
    }

    @Test
    void primals_are_the_values_of_wrt() {
        Value z = x.neg();
        Problem problem = new Problem(graph, z, inputs, atX, List.of(z, x));
        assertEquals(List.of(Tensor.of(Shape.of(2), -3.0, 5), atX), engine.primals(problem, problem.wrt()));
    }

    /** The Hessian of sum(s x³) is diag(6 s x). */
    @Test
    void the_second_order_of_a_cube_is_6_x_times_the_direction() {
        Value cube = x.times(x).times(x);
        Answer answer = second(cube, Tensor.of(Shape.of(2), 1.0, 10), List.of(x), Tensor.of(Shape.of(2), 2.0, -1));
        assertEquals("[27, 750]", answer.gradients().get(0).toString());
        assertEquals("[36, 300]", answer.second().get(0).toString());
    }

    /** Of {@code <S, A B>} along (U, V): S Vᵀ for A, Uᵀ S for B. */
    @Test
    void the_second_order_of_a_product_crosses_over() {
        Value b = graph.input("b", DType.F64, 2, 2);
        Tensor s = Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 5);
        Tensor u = Tensor.of(Shape.of(2, 2), 1.0, 0, -1, 2);
        Tensor v = Tensor.of(Shape.of(2, 2), 2.0, 1, 0, 3);
        Problem problem = new Problem(graph, y.matmul(b), Map.of(y, atY, b, atY), s, List.of(y, b), List.of(u, v));
        Answer answer = engine.differentiate(problem);
        assertEquals("[[4, 6], [11, 15]]", answer.second().get(0).toString());
        assertEquals("[[-2, -3], [6, 10]]", answer.second().get(1).toString());
    }

    @Test
    void the_second_order_of_what_is_linear_is_zero() {
        Answer answer = second(x.times(3), atX, List.of(x), Tensor.of(Shape.of(2), 2.0, -1));
        assertEquals("[0, 0]", answer.second().get(0).toString());
    }

    private Answer second(Value output, Tensor seed, List<Value> wrt, Tensor direction) {
        return engine.differentiate(new Problem(graph, output, inputs, seed, wrt, List.of(direction)));
    }

    @Test
    void a_problem_that_does_not_fit_is_refused() {
        Value z = x.neg();
        complains(
                "the seed is f64[2, 2], but the output is f64[2]; a seed has its output's type",
                () -> new Problem(graph, z, inputs, atY, List.of(x)));
        Value whole = x.cast(DType.I32);
        complains(
                "gradient of " + whole + ": only f32 and f64 values have one; cast it first",
                () -> new Problem(graph, z, inputs, atX, List.of(whole)));
        complains("2 directions for 1 values", () -> new Problem(graph, z, inputs, atX, List.of(x), List.of(atX, atX)));
        complains(
                "direction 0 is f64[2, 2], but its value is f64[2]; a direction has its value's type",
                () -> new Problem(graph, z, inputs, atX, List.of(x), List.of(atY)));
    }
}
