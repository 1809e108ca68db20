package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MixedDifferencesTest {
    private static Ridders.Sample sample(double value) {
        return new Ridders.Sample(value, Math.abs(value));
    }

    @Test
    void the_mixed_derivative_of_a_smooth_function_is_within_its_own_error() {
        Ridders.Result r = MixedDifferences.derivative((s, t) -> sample(Math.exp(0.7 * s + 1.3 * t) + Math.sin(s * t)))
                .orElseThrow();
        assertTrue(Math.abs(r.derivative() - (0.7 * 1.3 + 1)) <= 10 * r.error() + 1e-15, r.toString());
        assertTrue(r.error() < 1e-8, r.toString());
    }

    @Test
    void what_is_not_finite_has_none() {
        assertEquals(Optional.empty(), MixedDifferences.derivative((s, t) -> sample(Math.log(s))));
    }
}
