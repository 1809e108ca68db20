package org.adjudge.grad;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import java.util.List;
import java.util.Map;
import org.adjudge.ir.Graph;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Twin;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReverseModeTest {
    private final Graph graph = new Graph();
    private final Value x = graph.input("x", DType.F64, 2);
    private final Tensor two = Tensor.of(Shape.of(2), 3.0, -5);

    private String gradient(Value y) {
        return Ask.ones(y, two).gradients().get(0).toString();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void the_question_has_tensorflows_answer_bit_for_bit(DType dtype) {
        Graph question = new Graph();
        Value a = question.input("x", dtype, 2, 2, 2);
        Value b = question.input("y", dtype, 2, 2);
        Value c = question.input("z", dtype, 2, 2, 2);
        Answer answer = Ask.ones(
                a.matmul(b).matmul(c),
                Tensor.of(dtype, Shape.of(2, 2, 2), 1, 1, 2, 3, 4, 5, 6, 7),
                Tensor.of(dtype, Shape.of(2, 2), 3, -7, -1, 5),
                Tensor.of(dtype, Shape.of(2, 2, 2), 1, 1, 2, 2, 3, 3, -1, -1));
        assertEquals(
                List.of(
                        Tensor.of(dtype, Shape.of(2, 2, 2), -22, 18, -22, 18, 32, -16, 32, -16),
                        Tensor.of(dtype, Shape.of(2, 2), 66, -8, 80, -8),
                        Tensor.of(dtype, Shape.of(2, 2, 2), 5, 5, -1, -1, 18, 18, -10, -10)),
                answer.gradients());
    }

    @Test
    void a_shared_node_receives_the_sum_of_both_uses() {
        Value shared = x.times(2);
        assertEquals("[12, 12]", gradient(shared.plus(shared.times(5))));
        assertEquals("[12, 12]", gradient(shared.times(5).plus(shared)));
    }

    @Test
    void the_same_value_in_both_slots_receives_both_cotangents() {
        assertEquals("[6, -10]", gradient(x.times(x)));
        assertEquals("[0, 0]", gradient(x.minus(x)));
        Value m = x.reshape(Shape.of(1, 2));
        assertEquals("[6, -10]", gradient(m.matmul(m, false, true)));
    }

    /** y = a · 3a with a = 2x, so dy/dx = 24x; a queue that passes a on before b has contributed loses a part. */
    @Test
    void a_diamond_is_complete_in_whatever_order_its_arms_were_written() {
        Value a = x.times(2);
        Value b = a.times(3);
        assertEquals("[72, -120]", gradient(a.times(b)));
        assertEquals("[72, -120]", gradient(b.times(a)));
        Value late = b.plus(0).plus(0);
        assertEquals("[72, -120]", gradient(late.times(a)));
        assertEquals("[72, -120]", gradient(a.times(late)));
    }

    @Test
    void an_input_that_is_not_reached_gets_zeros_of_its_type() {
        graph.input("unused", DType.F32, 2, 1);
        Answer answer = Ask.ones(x.exp(), two, Tensor.of(Shape.of(2, 1), 1f, 2f));
        assertEquals(Tensor.of(Shape.of(2, 1), 0f, 0f), answer.gradients().get(1));
    }

    @Test
    void no_cotangent_passes_an_integer_or_a_stop() {
        assertEquals("[0, 0]", gradient(x.cast(DType.I32).cast(DType.F64)));
        assertEquals("[0, 0]", gradient(x.stopGradient().exp()));
        assertEquals("[3, -5]", gradient(x.times(x.stopGradient())));
    }

    @Test
    void an_intermediate_has_a_cotangent_too_complete_and_with_its_own_uses_alone() {
        Value middle = x.times(2);
        Value y = middle.times(middle).plus(x);
        Problem problem = new Problem(
                graph, y, Map.of(x, two), Tensor.of(Shape.of(2), 1.0, 1), List.of(middle, x, middle.plus(1)));
        List<Tensor> cotangents = new AdjudgeEngine().differentiate(problem).gradients();
        assertEquals("[12, -20]", cotangents.get(0).toString());
        assertEquals("[25, -39]", cotangents.get(1).toString());
        assertEquals("[0, 0]", cotangents.get(2).toString());
    }

    @Test
    void the_cotangent_of_the_output_is_the_seed() {
        Value y = x.exp();
        Value seed = graph.constant(two);
        assertSame(seed, new ReverseMode().cotangents(y, seed, List.of(y)).get(0));
    }

    @Test
    void the_seed_weighs_each_element() {
        Answer answer = Ask.seeded(x.square(), Tensor.of(Shape.of(2), 10.0, -1), two);
        assertEquals("[60, 10]", answer.gradients().get(0).toString());
    }

    @Test
    void summing_all_axes_sends_the_seed_to_every_element() {
        assertEquals(
                "[7, 7]",
                Ask.seeded(x.sum(), Tensor.of(Shape.SCALAR, 7.0), two)
                        .gradients()
                        .get(0)
                        .toString());
    }

    @Test
    void what_was_repeated_is_summed_back_over_leading_and_extent_1_axes() {
        Value column = x.reshape(Shape.of(2, 1));
        Value many = graph.constant(Tensor.full(DType.F64, Shape.of(4, 2, 3), 1));
        assertEquals("[12, 12]", gradient(column.times(many)));
        assertEquals("[12, 12]", gradient(many.plus(column)));
        assertEquals("[12, 12]", gradient(column.broadcastTo(Shape.of(4, 2, 3))));
    }

    @Test
    void the_gradient_is_appended_and_the_program_stays_as_it_was() {
        Value y = x.exp().times(x);
        List<Node> before = List.copyOf(graph.nodes());
        new ReverseMode().cotangents(y, y.like(1).broadcastTo(Shape.of(2)), List.of(x));
        assertEquals(before, graph.nodes().subList(0, before.size()));
    }

    @Test
    void a_rule_that_returns_a_wrong_shape_or_dtype_is_named() {
        named("f64[]", (op, k, a) -> a.ct().sum());
        named("f64[1, 2]", (op, k, a) -> a.ct().reshape(Shape.of(1, 2)));
        named("f32[2]", (op, k, a) -> a.ct().cast(DType.F32));
    }

    @Test
    void a_product_whose_rule_returns_another_matrix_is_named_though_its_shape_would_broadcast() {
        Value a = graph.input("a", DType.F64, 1, 3);
        Value b = graph.input("b", DType.F64, 3, 4);
        VjpRules.Rule wrong = (op, k, app) -> app.in(0).broadcastTo(Shape.of(4, 3));
        for (Op product : List.of(new MatMul(false, false), Twin.BATCH_MAT_MUL_V2)) {
            Value y = graph.apply(product, a, b);
            ReverseMode reverse = new ReverseMode(new VjpRules(Map.of(product.opName(), wrong)));
            assertEquals(
                    "the VJP rule of '" + product.opName() + "' returned f64[4, 3] for input 0, which is f64[1, 3]; a "
                            + "cotangent has its primal's dtype and shape",
                    assertThrowsExactly(
                                    IllegalStateException.class, () -> reverse.cotangents(y, y.zerosLike(), List.of(a)))
                            .getMessage());
        }
    }

    private void named(String returned, VjpRules.Rule rule) {
        ReverseMode wrong = new ReverseMode(new VjpRules(Map.of("exp", rule)));
        Value y = x.exp();
        Value seed = graph.constant(two);
        assertEquals(
                "the VJP rule of 'exp' returned " + returned
                        + " for input 0, which is f64[2]; a cotangent has its primal's dtype and shape",
                assertThrowsExactly(IllegalStateException.class, () -> wrong.cotangents(y, seed, List.of(x)))
                        .getMessage());
    }

    @Test
    void a_rule_put_in_the_place_of_an_ops_own_is_used_for_that_op_alone() {
        VjpRules rules = new VjpRules(Map.of("square", (op, k, a) -> a.ct().times(100)));
        Value y = x.square().plus(x.neg());
        Problem problem = new Problem(graph, y, Map.of(x, two), Tensor.of(Shape.of(2), 1.0, 1), List.of(x));
        assertEquals(
                "[99, 99]",
                new AdjudgeEngine(rules)
                        .differentiate(problem)
                        .gradients()
                        .get(0)
                        .toString());
    }

    @Test
    void a_rule_is_not_asked_for_an_input_that_nobody_wants() {
        Value other = graph.input("other", DType.F64, 2);
        VjpRules rules = new VjpRules(Map.of("multiply", (op, k, a) -> {
            assertEquals(1, k);
            return a.ct().times(a.in(0));
        }));
        Value y = other.exp().times(x);
        assertEquals(1, new ReverseMode(rules).cotangents(y, y, List.of(x)).size());
    }

    @Test
    void questions_that_do_not_fit_are_refused() {
        ReverseMode reverse = new ReverseMode();
        Value y = x.exp();
        Value stranger = new Graph().input("s", DType.F64, 2);
        complains(
                "the seed is f64[], but the output is f64[2]; they must be equal",
                () -> reverse.cotangents(y, y.like(1), List.of(x)));
        complains(
                "the seed %0: f64[2] belongs to another graph than the output",
                () -> reverse.cotangents(y, stranger, List.of(x)));
        complains(
                "gradient of %0: f64[2]: it belongs to another graph than the output",
                () -> reverse.cotangents(y, y, List.of(stranger)));
    }

    /** Deeper than any stack of the default size: nothing may recurse along the graph. */
    @Test
    void a_chain_of_100_000_nodes_is_differentiated() {
        Value y = x;
        for (int i = 0; i < 50_000; i++) {
            y = y.plus(1).neg();
        }
        assertEquals("[1, 1]", gradient(y));
    }
}
