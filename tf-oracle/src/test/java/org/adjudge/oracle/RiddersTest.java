package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RiddersTest {
    @Test
    void a_smooth_function_is_differentiated_to_twelve_digits() {
        Ridders.Result result = of(t -> Math.exp(Math.sin(3 * t))).orElseThrow();
        assertEquals(3, result.derivative(), result.error());
        assertTrue(result.error() < 1e-11, result::toString);
    }

    @Test
    void an_error_from_cancellation_inside_the_function_is_told() {
        Ridders.Result result = of(t -> (1e6 + t) - 1e6).orElseThrow();
        assertEquals(1, result.derivative(), result.error());
        assertTrue(result.error() > 1e-12 && result.error() < 1e-7, result::toString);
    }

    @Test
    void a_constant_has_the_derivative_zero_without_error() {
        assertEquals(0, of(t -> 0).orElseThrow().error());
    }

    @Test
    void a_step_too_far_out_is_left_out() {
        Ridders.Result result = of(t -> Math.log(0.01 + t)).orElseThrow();
        assertEquals(100, result.derivative(), result.error());
    }

    @Test
    void a_pole_beside_the_point_is_not_stepped_over() {
        Ridders.Result result = of(t -> 1 / (1e-6 + t)).orElseThrow();
        assertEquals(-1e12, result.derivative(), result.error());
    }

    @Test
    void the_sides_of_a_kink_have_slopes_of_their_own() {
        DoubleUnaryOperator f = t -> t < 0 ? Math.sin(t) : Math.expm1(3 * t);
        assertEquals(3, oneSided(f).derivative(), oneSided(f).error());
        assertEquals(
                -1,
                oneSided(t -> f.applyAsDouble(-t)).derivative(),
                oneSided(t -> f.applyAsDouble(-t)).error());
        assertTrue(oneSided(f).error() < 1e-7, oneSided(f)::toString);
    }

    private static Ridders.Result oneSided(DoubleUnaryOperator f) {
        return Ridders.oneSided(t -> {
                    double value = f.applyAsDouble(t);
                    return new Ridders.Sample(value, Math.abs(value));
                })
                .orElseThrow();
    }

    @Test
    void a_function_that_jumps_about_has_no_derivative() {
        assertEquals(Optional.empty(), of(t -> Math.floorMod(Double.hashCode(t), 1000)));
        assertEquals(Optional.empty(), of(t -> t + (Math.floorMod(Double.hashCode(t), 2) == 0 ? 1 : 0)));
    }

    @Test
    void a_function_of_terms_so_large_that_small_steps_are_lost_is_not_constant() {
        double large = 1e16;
        assertEquals(Optional.empty(), of(t -> (large + 1e3 * t) - large));
    }

    @Test
    void a_slope_is_told_with_the_rounding_of_larger_terms_inside_that_swallow_small_steps() {
        double large = 1e16;
        Ridders.Result result = of(t -> ((large + 2.2e7 * t) + 2 - large) + 3).orElseThrow();
        assertEquals(2.2e7, result.derivative(), 10 * result.error());
    }

    @Test
    void a_step_beside_the_point_is_no_slope() {
        Ridders.Result result = of(t -> t < 0.01 ? 1 : 5).orElseThrow();
        assertEquals(0, result.derivative(), result.error());
    }

    @Test
    void a_function_that_is_flat_up_to_a_kink_has_the_derivative_zero() {
        Ridders.Result result = of(t -> Math.max(t, 1e-3) + 1).orElseThrow();
        assertEquals(0, result.derivative(), result.error());
    }

    @Test
    void a_derivative_that_is_zero_where_the_function_is_too_is_told() {
        Ridders.Result result = of(t -> t * t).orElseThrow();
        assertEquals(0, result.derivative(), result.error());
    }

    @Test
    void a_derivative_that_is_all_but_zero_is_told() {
        Ridders.Result result = of(t -> Math.cos(t)).orElseThrow();
        assertEquals(0, result.derivative(), result.error());
    }

    @Test
    void a_pole_at_the_point_has_no_derivative() {
        assertEquals(Optional.empty(), of(t -> 1 / t));
    }

    @Test
    void a_mixed_derivative_of_a_smooth_function_is_told_to_nine_digits() {
        Ridders.Result result =
                mixed((s, t) -> Math.exp(0.7 * s + 1.3 * t) + Math.sin(s * t)).orElseThrow();
        assertEquals(0.7 * 1.3 + 1, result.derivative(), 10 * result.error());
        assertTrue(result.error() < 1e-9, result::toString);
    }

    @Test
    void a_mixed_derivative_of_a_steep_function_is_told_by_smaller_steps() {
        Ridders.Result result = mixed((s, t) -> Math.log(0.01 + s + t)).orElseThrow();
        assertEquals(-1e4, result.derivative(), 10 * result.error());
    }

    @Test
    void a_mixed_derivative_of_a_plane_is_zero() {
        Ridders.Result result = mixed((s, t) -> 2 * s - 3 * t + 1).orElseThrow();
        assertEquals(0, result.derivative(), 10 * result.error());
    }

    @Test
    void a_pole_beside_the_point_is_not_stepped_over_by_a_mixed_derivative() {
        Ridders.Result result = mixed((s, t) -> 1 / (1e-6 + s + t)).orElseThrow();
        assertEquals(2e18, result.derivative(), result.error());
    }

    @Test
    void what_is_not_finite_or_has_a_kink_has_no_mixed_derivative() {
        assertEquals(Optional.empty(), mixed((s, t) -> Math.log(s)));
        assertEquals(Optional.empty(), mixed((s, t) -> Math.abs(s + t)));
    }

    @Test
    void a_mixed_derivative_of_a_function_that_jumps_about_is_not_told() {
        assertEquals(Optional.empty(), mixed((s, t) -> s * t + Math.floorMod(Double.hashCode(s + 3 * t), 2) * 1e-3));
    }

    private static Optional<Ridders.Result> mixed(DoubleBinaryOperator f) {
        return Ridders.mixed((s, t) -> {
            double value = f.applyAsDouble(s, t);
            return new Ridders.Sample(value, Math.abs(value));
        });
    }

    private static Optional<Ridders.Result> of(DoubleUnaryOperator f) {
        return Ridders.derivative(t -> {
            double value = f.applyAsDouble(t);
            return new Ridders.Sample(value, Math.abs(value));
        });
    }
}
