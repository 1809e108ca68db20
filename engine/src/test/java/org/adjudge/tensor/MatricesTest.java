package org.adjudge.tensor;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of matrices on both sides of every extent at which the work is divided otherwise. */
@Isolated
class MatricesTest {
    private static final double UNIT = Math.ulp(1.0);

    private static Tensor random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] elements = new double[rows * columns];
        Arrays.setAll(elements, i -> random.nextDouble() - 0.5);
        return Tensor.of(Shape.of(rows, columns), elements);
    }

    private static Tensor changed(Tensor a, IntBinaryOperator what, double to) {
        int n = a.shape().extent(-1);
        double[] elements = a.toDoubles();
        for (int i = 0; i < elements.length; i++) {
            elements[i] = what.applyAsInt(i / n, i % n) == 0 ? elements[i] : to;
        }
        return Tensor.of(a.shape(), elements);
    }

    private static Tensor positive(int n) {
        Tensor a = random(n, n, n);
        double[] elements = MatrixProduct.multiply(a, a, false, true).toDoubles();
        for (int i = 0; i < n; i++) {
            elements[i * n + i] += 1;
        }
        return Tensor.of(Shape.of(n, n), elements);
    }

    /**
     * {@code |X Y - Z| <= 4 n u |X| |Y|} element by element, twice what rounding can do to a factorization or a substitution, and the product
     * that tests it (Higham 2002, theorems 8.5, 9.3 and 10.3), with |X| |Y| for the larger |L| |U|.
     */
    private static void assertProduct(Tensor expected, Tensor x, Tensor y) {
        int n = x.shape().extent(-1);
        Tensor actual = MatrixProduct.multiply(x, y, false, false);
        Tensor size = MatrixProduct.multiply(absolute(x), absolute(y), false, false);
        for (int i = 0; i < actual.size(); i++) {
            double bound = 4 * n * UNIT * size.get(i);
            assertTrue(
                    Math.abs(actual.get(i) - expected.get(i)) <= bound,
                    "element " + i + ": " + actual.get(i) + " for " + expected.get(i) + ", allowed " + bound);
        }
    }

    private static Tensor absolute(Tensor x) {
        return Tensor.of(x.shape(), Arrays.stream(x.toDoubles()).map(Math::abs).toArray());
    }

    private static Tensor identity(int n) {
        return changed(Tensor.full(DType.F64, Shape.of(n, n), 0), (i, j) -> i == j ? 1 : 0, 1);
    }

    private static Tensor transposed(Tensor a) {
        return MatrixProduct.multiply(a, identity(a.shape().extent(-2)), true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 48, 49, 100, 129})
    void a_matrix_times_its_inverse_is_the_identity(int n) {
        Tensor a = random(n, n, n);
        Tensor inverse = Matrices.inverse(a, false);
        assertProduct(identity(n), a, inverse);
        assertEquals(transposed(inverse), Matrices.inverse(a, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 48, 49, 100, 129})
    void a_matrix_times_a_solution_is_the_right_hand_side(int n) {
        Tensor a = random(n, n, n);
        for (int columns : new int[] {1, 3, 20}) {
            Tensor b = random(n, columns, columns);
            assertProduct(b, a, Matrices.solve(a, b, false));
            assertProduct(b, transposed(a), Matrices.solve(a, b, true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 48, 49, 100, 129})
    void a_triangle_times_a_solution_is_the_right_hand_side_and_what_is_outside_is_not_read(int n) {
        Tensor a = changed(random(n, n, n), (i, j) -> i == j ? 1 : 0, 2);
        Tensor b = random(n, 5, n);
        for (boolean lower : new boolean[] {false, true}) {
            IntBinaryOperator outside = (i, j) -> lower ? (j > i ? 1 : 0) : (j < i ? 1 : 0);
            Tensor triangle = changed(a, outside, 0);
            Tensor marked = changed(a, outside, Double.NaN);
            assertProduct(b, triangle, Matrices.triangularSolve(marked, b, lower, false));
            assertProduct(b, transposed(triangle), Matrices.triangularSolve(marked, b, lower, true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 48, 49, 100, 129})
    void a_cholesky_factor_is_lower_and_times_its_transpose_the_matrix_whose_upper_triangle_is_not_read(int n) {
        Tensor a = positive(n);
        Tensor l = Matrices.cholesky(changed(a, (i, j) -> j > i ? 1 : 0, Double.NaN));
        assertEquals(l, Matrices.bandPart(l, -1, 0));
        assertProduct(a, l, transposed(l));
    }

    /** Powers of 2 in a row of their own each, below each other by an odd permutation: everything is exact. */
    @Test
    void a_determinant_has_the_sign_of_the_permutation() {
        int n = 40;
        Tensor a = changed(Tensor.full(DType.F64, Shape.of(n, n), 0), (i, j) -> j == (i + 1) % n ? 1 : 0, 2);
        assertEquals(Tensor.scalar(DType.F64, -Math.pow(2, n)), Matrices.determinant(a));
        assertEquals(-1, Matrices.logDeterminant(a).get(0).get(0));
        assertEquals(n * Math.log(2), Matrices.logDeterminant(a).get(1).get(0), n * n * UNIT);
    }

    /** EJML's measure of quality, the product of the pivots over the largest, underflows. */
    @Test
    void a_matrix_is_not_singular_because_the_product_of_its_pivots_underflows() {
        int n = 300;
        Tensor a = changed(identity(n), (i, j) -> i == j && i > 0 ? 1 : 0, 0.0625);
        assertEquals(16, Matrices.inverse(a, false).get(n * n - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 17, 40, 70})
    void what_has_no_answer_is_an_error_wherever_that_shows(int n) {
        Tensor repeated = changed(identity(n), (i, j) -> i == n - 1 || j == n - 1 ? 1 : 0, 0);
        complains("a matrix is singular", () -> Matrices.inverse(repeated, false));
        complains("a matrix is singular", () -> Matrices.solve(repeated, repeated, false));
        complains("a matrix is not positive definite", () -> Matrices.cholesky(repeated));
        String zero = "a matrix is singular: 0 at [" + (n - 1) + ", " + (n - 1) + "]";
        complains(zero, () -> Matrices.triangularSolve(repeated, repeated, true, false));
        assertEquals(0, Matrices.determinant(repeated).get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 17, 40, 70})
    void what_is_nan_gives_nan_and_no_error(int n) {
        Tensor a = changed(positive(n), (i, j) -> i == n - 1 && j == 0 ? 1 : 0, Double.NaN);
        assertEquals(Double.NaN, Matrices.inverse(a, false).get(n * n - 1));
        assertEquals(Double.NaN, Matrices.cholesky(a).get(n * n - 1));
        assertEquals(Double.NaN, Matrices.determinant(a).get(0));
    }

    @Test
    void the_number_of_threads_changes_no_bit() {
        Tensor a = positive(200);
        Supplier<List<Tensor>> all = () ->
                List.of(Matrices.inverse(a, false), Matrices.cholesky(a), Matrices.triangularSolve(a, a, true, false));
        List<Tensor> alone = Split.over(1, all);
        assertEquals(alone, Split.over(5, all));
        assertEquals(alone, Split.over(2, all));
    }
}
