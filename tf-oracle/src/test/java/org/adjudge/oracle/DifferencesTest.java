package org.adjudge.oracle;

import static org.adjudge.oracle.TensorFlowOracleTest.pair;
import static org.adjudge.oracle.TensorFlowOracleTest.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final long SEED = 42;
    private final Graph graph = new Graph();
    private final Value x = graph.input("x", DType.F64, 2);

    @Test
    void the_derivative_of_sin_is_cos_within_the_error_that_is_told() {
        assertAgrees(problem(x.sin(), x, pair(0.5, -2), x), pair(0.5, -2), Math::cos);
    }

    @Test
    void the_derivative_of_log_is_found_near_zero() {
        assertAgrees(problem(x.log(), x, pair(1e-3, 2), x), pair(1e-3, 2), a -> 1 / a);
    }

    @Test
    void a_kink_beside_the_point_does_no_harm() {
        assertAgrees(problem(x.minus(1).relu(), x, pair(1.01, 0.99), x), pair(1.01, 0.99), a -> a > 1 ? 1 : 0);
    }

    @Test
    void at_a_kink_the_two_sides_differ() {
        Problem problem = problem(x.abs(), x, pair(0, 2), x);
        Differences.Sides sides =
                Differences.sides(problem, 0, List.of(SEED)).orElseThrow().get(0);
        double first = Math.abs(problem.seed().get(0) * sides.direction().get(0));
        double second = problem.seed().get(1) * sides.direction().get(1);
        assertEquals(second + first, sides.most(), sides.error());
        assertEquals(second - first, sides.least(), sides.error());
        assertTrue(first > 1000 * sides.error(), sides::toString);
    }

    @Test
    void each_element_of_the_output_chooses_by_itself() {
        Problem problem = new Problem(graph, x.abs(), Map.of(x, pair(0, 0)), pair(1, -1), List.of(x));
        Differences.Sides sides =
                Differences.sides(problem, 0, List.of(SEED)).orElseThrow().get(0);
        double both =
                Math.abs(sides.direction().get(0)) + Math.abs(sides.direction().get(1));
        assertEquals(both, sides.most(), sides.error());
        assertEquals(-both, sides.least(), sides.error());
    }

    @Test
    void at_a_smooth_point_the_two_sides_are_one() {
        Differences.Sides sides = Differences.sides(problem(x.exp(), x, pair(0, 2), x), 0, List.of(SEED))
                .orElseThrow()
                .get(0);
        assertEquals(sides.least(), sides.most(), sides.error());
    }

    @Test
    void each_element_can_be_moved_alone() {
        Problem problem = problem(x.abs(), x, pair(0, 2), x);
        List<Differences.Sides> sides = Differences.sidesOfElements(problem, 0).orElseThrow();
        assertEquals(2, sides.size());
        double first = problem.seed().get(0);
        assertEquals(pair(1, 0), sides.get(0).direction());
        assertEquals(-Math.abs(first), sides.get(0).least(), sides.get(0).error());
        assertEquals(Math.abs(first), sides.get(0).most(), sides.get(0).error());
        assertEquals(pair(0, 1), sides.get(1).direction());
        assertEquals(problem.seed().get(1), sides.get(1).least(), sides.get(1).error());
        assertEquals(sides.get(1).least(), sides.get(1).most(), sides.get(1).error());
    }

    @Test
    void where_one_side_cannot_be_told_none_is() {
        Problem problem = problem(x.sqrt(), x, pair(0, 2), x);
        assertEquals(Optional.empty(), Differences.sidesOfElements(problem, 0));
    }

    @Test
    void what_has_passed_a_stop_gradient_does_not_move() {
        assertAgrees(problem(x.times(x.stopGradient()), x, pair(3, -2), x), pair(3, -2), a -> a);
    }

    @Test
    void nor_does_it_in_the_second_order() {
        Problem problem = TensorFlowOracleTest.secondOrder(x.times(x.stopGradient()), x, pair(2, 3), pair(1, 1));
        Differences.Estimate estimate =
                Differences.secondDerivative(problem, 0, SEED).orElseThrow();
        assertEquals(0, estimate.derivative(), estimate.error());
    }

    @Test
    void an_intermediate_value_can_be_moved() {
        Value y = x.exp();
        Tensor at = pair(Math.exp(0.5), Math.exp(1));
        assertAgrees(problem(y.square(), x, pair(0.5, 1), y), at, a -> 2 * a);
    }

    @Test
    void the_gradient_that_tensorflow_gets_wrong_is_not_confirmed() {
        Value cube = graph.input("cube", DType.F64, 2, 2, 2);
        Tensor at = Tensor.of(DType.F64, cube.shape(), 1, 2, 3, 5, 8, 13, 21, 34);
        Problem problem = problem(cube.logSoftmax().square(), cube, at, cube);
        Tensor told = TensorFlowOracleTest.value(
                new TensorFlowOracle().testify(problem).gradients().get(0));
        Differences.Estimate estimate = estimate(problem);
        double claimed = 0;
        for (int i = 0; i < told.size(); i++) {
            claimed += told.get(i) * estimate.direction().get(i);
        }
        assertNotEquals(estimate.derivative(), claimed, 1000 * estimate.error());
    }

    @Test
    void what_the_output_does_not_depend_on_has_derivative_zero() {
        Value aside = x.exp();
        assertEquals(0, estimate(problem(x.sin(), x, pair(1, 2), aside)).derivative());
    }

    @Test
    void the_edge_of_a_domain_has_no_estimate() {
        assertEquals(Optional.empty(), Differences.directionalDerivative(problem(x.sqrt(), x, pair(0, 1), x), 0, SEED));
    }

    @Test
    void a_seed_decides_the_direction() {
        Problem problem = problem(x.sin(), x, pair(1, 2), x);
        assertEquals(estimate(problem), estimate(problem));
        assertNotEquals(
                estimate(problem).direction(),
                Differences.directionalDerivative(problem, 0, SEED + 1)
                        .orElseThrow()
                        .direction());
    }

    private static Differences.Estimate estimate(Problem problem) {
        return Differences.directionalDerivative(problem, 0, SEED).orElseThrow();
    }

    private static void assertAgrees(Problem problem, Tensor at, DoubleUnaryOperator derivative) {
        Differences.Estimate estimate = estimate(problem);
        double expected = 0;
        for (int i = 0; i < at.size(); i++) {
            expected +=
                    derivative.applyAsDouble(at.get(i)) * estimate.direction().get(i);
        }
        assertEquals(expected, estimate.derivative(), estimate.error(), estimate::toString);
        assertTrue(estimate.error() < 1e-9 * Math.max(1, Math.abs(expected)), estimate::toString);
    }
}
