package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GradientRegistryTest {
    @Test
    void tensorflow_2_18_differentiates_143_ops() {
        assertEquals(143, GradientRegistry.differentiable().size());
        assertTrue(GradientRegistry.differentiable().contains("BatchMatMulV3"));
    }

    @Test
    void the_ops_listed_as_non_differentiable_are_registered() {
        assertEquals(43, GradientRegistry.nonDifferentiable().size());
        assertTrue(GradientRegistry.registered().containsAll(GradientRegistry.nonDifferentiable()));
    }
}
