package org.adjudge.tensor;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixFunctionsTest {
    private static final Tensor ZERO = matrix(0, 0, 0, 0);

    private static Tensor matrix(double... elements) {
        int n = (int) Math.sqrt(elements.length);
        return Tensor.of(Shape.of(n, n), elements);
    }

    private static Tensor product(Tensor a, Tensor b) {
        return MatrixProduct.multiply(a, b, false, false);
    }

    /** 1 ulp of the largest element is what a right root may be off where it is known exactly. */
    private static void assertRoot(Tensor root) {
        Tensor actual = MatrixFunctions.squareRoot(product(root, root));
        double largest = 0;
        for (int i = 0; i < root.size(); i++) {
            largest = Math.max(largest, Math.abs(root.get(i)));
        }
        for (int i = 0; i < root.size(); i++) {
            assertTrue(Math.abs(actual.get(i) - root.get(i)) <= Math.ulp(largest), actual + " for " + root);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void the_exponential_of_what_is_not_finite_is_nan_throughout(double x) {
        assertEquals(
                "[[nan, nan], [nan, nan]]",
                MatrixFunctions.exponential(matrix(x, 1, 0, 2)).toString());
    }

    /** A nilpotent matrix: the series ends after the square, and its terms are exact. */
    @Test
    void the_exponential_of_a_nilpotent_matrix_is_its_finite_series() {
        assertEquals(
                matrix(1, 2, 11, 0, 1, 3, 0, 0, 1), MatrixFunctions.exponential(matrix(0, 2, 8, 0, 0, 3, 0, 0, 0)));
    }

    @Test
    void a_root_is_refined_to_rounding() {
        assertRoot(matrix(2, 1, 1, 3));
        assertRoot(matrix(4, 1, -2, 7, 9, 1, 0, 3, 16));
        assertRoot(matrix(1, 8, 0, 4));
    }

    @Test
    void a_matrix_without_full_rank_has_no_least_squares() {
        Tensor b = Tensor.of(Shape.of(2, 1), 1.0, 2);
        complains("a matrix is not of full rank", () -> MatrixFunctions.leastSquares(matrix(1, 2, 2, 4), b, 0));
        complains("a matrix is not of full rank", () -> MatrixFunctions.leastSquares(ZERO, b, 0));
    }

    @Test
    void the_pseudo_inverse_drops_what_is_at_most_rcond_of_the_largest() {
        assertEquals(ZERO, Factorizations.pseudoInverse(ZERO, 1e-15));
        assertEquals(
                "[[0.25, 0], [0, 0]]",
                Factorizations.pseudoInverse(matrix(4, 0, 0, 1), 0.3).toString());
    }

    @Test
    void the_determinant_of_a_singular_matrix_has_sign_0_and_logarithm_minus_infinity() {
        List<Tensor> determinant = Matrices.logDeterminant(matrix(1, 1, 2, 1, 1, 2, 3, 4, 5));
        assertEquals("0", determinant.get(0).toString());
        assertEquals("-inf", determinant.get(1).toString());
    }
}
