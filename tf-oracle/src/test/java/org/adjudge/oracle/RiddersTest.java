package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
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
    void a_pole_at_the_point_has_no_derivative() {
        assertEquals(Optional.empty(), of(t -> 1 / t));
    }

    private static Optional<Ridders.Result> of(DoubleUnaryOperator f) {
        return Ridders.derivative(t -> {
            double value = f.applyAsDouble(t);
            return new Ridders.Sample(value, Math.abs(value));
        });
    }
}
