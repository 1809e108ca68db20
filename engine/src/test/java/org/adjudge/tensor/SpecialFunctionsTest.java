package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void zeta_at_infinity_is_its_largest_term() {
        assertEquals(INF, GammaFunctions.zeta(INF, 0.5));
        assertEquals(1, GammaFunctions.zeta(INF, 1));
        assertEquals(0, GammaFunctions.zeta(INF, 2));
        assertEquals(0, GammaFunctions.zeta(2, INF));
    }

    @Test
    void the_logarithm_of_two_equal_sums_is_one_twice_as_large() {
        assertEquals(1 + Math.log(2), Scans.logAddExp(1, 1));
        assertEquals(-INF, Scans.logAddExp(-INF, -INF));
        assertEquals(INF, Scans.logAddExp(INF, INF));
    }
}
