package org.adjudge.oracle;

import static org.adjudge.oracle.TensorFlowOracleTest.pair;
import static org.adjudge.oracle.TensorFlowOracleTest.problem;
import static org.adjudge.oracle.TensorFlowOracleTest.secondOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Graph;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Special;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConditioningTest {
    private final Graph graph = new Graph();
    private final Value x = graph.input("x", DType.F32, 2);

    @Test
    void a_sum_that_cancels_responds_with_the_size_of_its_terms() {
        Tensor near = Tensor.of(DType.F32, Shape.of(2), 4096.25, -4096);
        Tensor response = sensitivity(problem(x.sum(), x, near, x)).get(0);
        assertTrue(response.get(0) > 1000, () -> "response " + response + " of a sum of 0.25");
    }

    @Test
    void a_product_responds_with_its_own_size() {
        Tensor response = sensitivity(problem(x.times(x), x, f32(300, 0.5), x)).get(0);
        assertTrue(response.get(0) / 90000 > 0.2 && response.get(0) / 90000 < 3, response::toString);
        assertTrue(response.get(1) / 0.25 > 0.2 && response.get(1) / 0.25 < 3, response::toString);
    }

    @Test
    void a_sum_of_equal_numbers_that_cancel_responds_too() {
        Tensor response = sensitivity(problem(x.sum(), x, f32(4096, -4096), x)).get(0);
        assertTrue(response.get(0) > 1000, () -> "response " + response + " of a sum of 0");
    }

    @Test
    void a_gradient_has_a_response_of_its_own() {
        Value y = x.exp().minus(1).square();
        List<Tensor> responses = sensitivity(problem(y, x, f32(0.0009765625, 3), x));
        double gradient = 2 * 0.0009765625;
        assertTrue(responses.get(1).get(0) > 100 * gradient, responses::toString);
    }

    @Test
    void contributions_that_cancel_are_rounded_each_by_itself() {
        Tensor response = sensitivity(problem(x.over(x), x, f32(3, 0.5), x)).get(1);
        assertTrue(response.get(0) * 3 > 0.2 && response.get(0) * 3 < 5, response::toString);
        assertTrue(response.get(1) * 0.5 > 0.2 && response.get(1) * 0.5 < 5, response::toString);
    }

    @Test
    void a_difference_of_what_was_not_rounded_is_exact() {
        Value y = x.minus(1).square();
        List<Tensor> responses = sensitivity(problem(y, x, f32(1.0009765625, 3), x));
        double gradient = 2 * 0.0009765625;
        assertTrue(responses.get(1).get(0) < 10 * gradient, responses::toString);
    }

    @Test
    void a_seed_that_cancels_is_a_sum_like_any_other() {
        Value scalar = graph.input("s", DType.F32);
        Value y = scalar.broadcastTo(Shape.of(2));
        Problem problem = new Problem(
                graph, y, Map.of(scalar, Tensor.scalar(DType.F32, 3)), f32(4096.25, -4096), List.of(scalar));
        Tensor response = sensitivity(problem).get(1);
        assertTrue(response.get(0) > 1000, () -> "response " + response + " of a sum of 0.25");
    }

    @Test
    void where_tanh_is_all_but_1_its_gradient_amplifies_the_rounding_of_it() {
        List<Tensor> responses = sensitivity(problem(x.tanh(), x, f32(8, 0.5), x));
        double slope = 1 - Math.tanh(8) * Math.tanh(8);
        assertTrue(responses.get(1).get(0) > 0.2 && slope < 1e-6, responses::toString);
    }

    @Test
    void what_cancels_in_the_gradient_of_a_softmax_is_its_rounding() {
        Value logits = graph.input("logits", DType.F64, 1, 2);
        Tensor near = Tensor.of(Shape.of(1, 2), 0.001, 0.002);
        Tensor seed = Tensor.of(Shape.of(1, 2), 1.0, 1.0);
        Problem problem = new Problem(graph, logits.softmax(), Map.of(logits, near), seed, List.of(logits));
        assertTrue(sensitivity(problem).get(1).get(0) > 0.05);
    }

    @Test
    void what_cancels_in_the_second_order_of_a_saturated_softmax_is_its_rounding() {
        Value logits = graph.input("logits", DType.F64, 3);
        Value weighted = logits.softmax().times(graph.constant(Tensor.of(Shape.of(3), 1.3, -9.2, 9.1)));
        Tensor saturating = Tensor.of(Shape.of(3), 0.0, 30.0, 4.0);
        Tensor response = sensitivity(secondOrder(weighted, logits, saturating, Tensor.of(Shape.of(3), 0.6, 0.5, 1.4)))
                .get(2);
        assertTrue(response.get(1) > 0.5, response::toString);
    }

    @Test
    void an_exponent_that_was_not_rounded_is_exact() {
        Tensor response =
                sensitivity(problem(x.pow(x.like(3)), x, f32(-2, 2), x)).get(1);
        assertTrue(response.get(0) > 1 && response.get(0) < 100, response::toString);
    }

    @Test
    void a_computed_exponent_that_is_whole_is_exact() {
        Value square = x.pow(x.like(3).minus(x.like(1)));
        Tensor response = sensitivity(problem(square, x, f32(-2, 3), x)).get(0);
        assertTrue(response.get(0) > 0.5 && response.get(0) < 8, response::toString);
    }

    @Test
    void a_decomposition_is_off_by_its_largest_element() {
        Value m = graph.input("m", DType.F64, 2, 2);
        Tensor skewed = Tensor.of(Shape.of(2, 2), 1e6, 1, 1, 1);
        Problem problem = problem(graph.apply(new MatrixInverse(false), m), m, skewed, m);
        assertTrue(sensitivity(problem.wrt(List.of())).get(0).get(3) > 1e5);
    }

    @Test
    void a_gradient_amplifies_the_rounding_of_the_output_that_it_reads() {
        Value y = graph.apply(Special.NDTRI, x);
        List<Tensor> responses = sensitivity(problem(y, x, f32(0.001, 0.5), x));
        double slope = Math.sqrt(2 * Math.PI) * Math.exp(3.0902323 * 3.0902323 / 2);
        double relative = responses.get(1).get(0) / slope;
        assertTrue(relative > 2 && relative < 20, () -> relative + ", expected about 3.09² / √3");
        assertTrue(responses.get(0).get(0) / 3.09 > 0.2 && responses.get(0).get(0) / 3.09 < 3, responses::toString);
    }

    @Test
    void a_tie_by_construction_is_no_sensitivity() {
        Value y = x.times(x).reduce(Reduction.MAX, Axes.all(), false);
        Tensor response = sensitivity(problem(y, x, f32(3, -3), x)).get(1);
        assertTrue(response.get(0) < 10, response::toString);
    }

    @Test
    void a_tie_that_disturbances_break_is_no_sensitivity() {
        Value y = x.square().maximum(x.times(x));
        Tensor response = sensitivity(problem(y, x, f32(3, 5), x)).get(1);
        assertTrue(response.get(0) < 20 && response.get(1) < 40, response::toString);
    }

    @Test
    void second_order_has_responses_too() {
        List<Tensor> responses = sensitivity(secondOrder(x.times(x).times(x), x, f32(2, 3), f32(1, 1)));
        assertEquals(3, responses.size());
        assertTrue(responses.get(2).get(0) > 1 && responses.get(2).get(0) < 40, responses::toString);
    }

    /** It is asked with factors in place of exponentials when it is differentiated once, and with products when twice. */
    @Test
    void a_gradient_responds_alike_whether_or_not_it_is_differentiated_again() {
        Value sum = x.times(2).sum().times(x);
        for (Value y : List.of(
                x.exp(),
                x.over(x),
                x.times(x).sin(),
                sum,
                x.softmax(),
                x.exp().minus(1).square())) {
            Problem twice = secondOrder(y, x, f32(0.75, 1.5), f32(1, 1));
            List<Tensor> once = sensitivity(twice.wrt(twice.wrt()));
            List<Tensor> again = sensitivity(twice);
            for (int i = 0; i < once.size(); i++) {
                for (int j = 0; j < once.get(i).size(); j++) {
                    // a slope is a difference over 2⁻²¹, so that rounding of 2⁻⁵³ is 2⁻³² of it, and there are some
                    assertEquals(
                            again.get(i).get(j),
                            once.get(i).get(j),
                            1e-8 + 1e-8 * again.get(i).get(j),
                            y + "");
                }
            }
        }
    }

    @Test
    void an_output_without_gradients_responds_as_one_with_them() {
        Problem problem = problem(x.times(2).exp().sum(), x, f32(3, 0.5), x);
        double ratio = sensitivity(problem.wrt(List.of())).get(0).get(0)
                / sensitivity(problem).get(0).get(0);
        assertTrue(ratio > 0.4 && ratio < 2.5, () -> "ratio " + ratio + ", of eight other samples each");
    }

    @Test
    void what_is_not_finite_has_the_response_zero() {
        Tensor response = sensitivity(problem(x.reciprocal(), x, f32(0, 1), x)).get(0);
        assertEquals(0, response.get(0));
        assertTrue(response.get(1) > 0.2);
    }

    @Test
    void no_gradient_has_the_response_zero() {
        assertEquals(
                Tensor.scalar(DType.F64, 0),
                sensitivity(problem(x.stopGradient(), x, f32(2, 3), x)).get(1));
    }

    @Test
    void it_is_empty_where_tensorflow_fails() {
        Sensitivity sensitivity = Conditioning.sensitivity(secondOrder(x.tanh(), x, f32(0, 1), f32(1, 1)));
        assertEquals(
                List.of(true, true, false),
                IntStream.range(0, 3)
                        .mapToObj(i -> sensitivity.response(i).isPresent())
                        .toList());
    }

    @Test
    void it_is_the_same_each_time() {
        Problem problem = problem(x.tanh().sum(), x, f32(0.5, 1), x);
        assertEquals(sensitivity(problem), sensitivity(problem));
    }

    @Test
    void no_more_samples_are_taken_than_are_enough_and_they_are_those_of_the_whole() {
        Problem problem = problem(x.tanh().sum(), x, f32(0.5, 1), x);
        Sensitivity some =
                Conditioning.sensitivity(problem, soFar -> soFar.slopes().size() == 3);
        assertEquals(Conditioning.sensitivity(problem).slopes().subList(0, 3), some.slopes());
    }

    private static List<Tensor> sensitivity(Problem problem) {
        Sensitivity sensitivity = Conditioning.sensitivity(problem);
        return IntStream.range(0, sensitivity.slopes().get(0).size())
                .mapToObj(i -> sensitivity.response(i).orElseThrow())
                .toList();
    }

    private static Tensor f32(double a, double b) {
        return Tensor.of(DType.F32, Shape.of(2), pair(a, b).toDoubles());
    }
}
