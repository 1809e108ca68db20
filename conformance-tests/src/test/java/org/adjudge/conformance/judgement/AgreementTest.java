package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Agreement of(double expected, double actual) {
        return Agreement.of(one(expected), one(actual), Allowance.stated(2, "test"));
    }

    private static Tensor one(double value) {
        return Tensor.of(Shape.of(1), value);
    }

    @Test
    void two_ulps_are_two_ulps_of_the_expected_value() {
        assertEquals(2, of(1, 1 + 2 * Math.ulp(1.0)).ulps());
        assertTrue(of(1, 1 + 2 * Math.ulp(1.0)).holds());
        assertFalse(of(1, 1 + 3 * Math.ulp(1.0)).holds());
    }

    @Test
    void float32_is_measured_in_float32_ulps() {
        Tensor expected = Tensor.of(Shape.of(1), 1f);
        Tensor actual = Tensor.of(Shape.of(1), 1f + 3 * Math.ulp(1f));
        assertEquals(
                3, Agreement.of(expected, actual, Allowance.stated(2, "test")).ulps());
    }

    @Test
    void nan_equals_nan_and_nothing_else() {
        assertTrue(of(NAN, NAN).holds());
        assertFalse(of(NAN, 1).holds());
        assertFalse(of(1, NAN).holds());
        assertFalse(of(NAN, INF).holds());
    }

    @Test
    void infinities_match_by_sign() {
        assertTrue(of(INF, INF).holds());
        assertFalse(of(INF, -INF).holds());
        assertFalse(of(INF, Double.MAX_VALUE).holds());
        assertFalse(of(Double.MAX_VALUE, INF).holds());
    }

    @Test
    void zeros_of_either_sign_are_equal() {
        assertTrue(of(0.0, -0.0).holds());
    }

    @Test
    void values_below_the_smallest_normal_number_compare_as_zero() {
        assertTrue(of(0, Double.MIN_NORMAL / 2).holds());
        assertTrue(of(Double.MIN_VALUE, 0).holds());
        assertFalse(of(0, Double.MIN_NORMAL).holds());
    }

    @Test
    void shapes_and_dtypes_are_exact() {
        Allowance any = Allowance.stated(1e9, "test");
        assertFalse(Agreement.of(one(1), Tensor.of(Shape.of(1, 1), 1.0), any).holds());
        assertFalse(Agreement.of(one(1), Tensor.of(Shape.of(1), 1f), any).holds());
    }

    @Test
    void the_worst_element_is_the_one_that_uses_most_of_its_allowance() {
        Tensor expected = Tensor.of(Shape.of(3), 1.0, 1.0, 1.0);
        Tensor actual = Tensor.of(Shape.of(3), 1.0, 1 + 2 * Math.ulp(1.0), 1 + Math.ulp(1.0));
        assertEquals(
                1, Agreement.of(expected, actual, Allowance.stated(4, "test")).index());
    }

    @Test
    void a_measured_response_widens_the_allowance_of_its_element_alone() {
        Tensor expected = Tensor.of(Shape.of(2), 1.0, 1.0);
        Tensor actual = Tensor.of(Shape.of(2), 1 + 500 * Math.ulp(1.0), 1.0);
        Allowance measured = Allowance.stated(2, "test").amplifying(Tensor.of(Shape.of(2), 100.0, 0.0));
        assertTrue(Agreement.of(expected, actual, measured).holds());
        Allowance elsewhere = Allowance.stated(2, "test").amplifying(Tensor.of(Shape.of(2), 0.0, 100.0));
        assertFalse(Agreement.of(expected, actual, elsewhere).holds());
    }

    @Test
    void a_response_measured_on_another_tensor_is_none() {
        Allowance measured = Allowance.stated(2, "test").amplifying(Tensor.of(Shape.of(3), 1.0, 1.0, 1.0));
        assertThrows(IllegalArgumentException.class, () -> measured.of(Tensor.of(Shape.of(2), 1.0, 1.0)));
    }
}
