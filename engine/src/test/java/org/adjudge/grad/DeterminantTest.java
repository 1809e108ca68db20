package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.adjudge.ir.Graph;
import org.adjudge.ir.MatrixDeterminant;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.MatrixProduct;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminantTest {
    private static final int N = 12;

    private final Graph graph = new Graph();
    private final SplittableRandom random = new SplittableRandom(12);

    private Tensor drawn(int... extents) {
        Shape shape = Shape.of(extents);
        return Tensor.of(shape, random.doubles(shape.size(), -1, 1).toArray());
    }

    /** X, and ones along the diagonal beside it: of the same determinant, but too large for minors. */
    private Value enlarged(Value x, int by) {
        double[] diagonal = new double[(N + by) * (N + by)];
        for (int i = N; i < N + by; i++) {
            diagonal[i * (N + by + 1)] = 1;
        }
        Value beside = graph.constant(Tensor.of(Shape.of(N + by, N + by), diagonal));
        return x.pad(Collections.nCopies(2, List.of(0, by))).plus(beside);
    }

    /** The determinant, its gradient, and the gradient of that along a direction. */
    private List<Value> orders(Value matrix, Value x, Value direction) {
        Value y = graph.apply(new MatrixDeterminant(), matrix);
        Value first = new ReverseMode().cotangents(y, y.like(1), List.of(x)).get(0);
        Value along = first.times(direction).sum();
        return List.of(
                y,
                first,
                new ReverseMode().cotangents(along, along.like(1), List.of(x)).get(0));
    }

    @ParameterizedTest(name = "rank {0}")
    @ValueSource(ints = {12, 11, 10, 9, 8, 1, 0})
    void a_matrix_too_large_for_minors_has_the_derivatives_that_minors_give(int rank) {
        Value x = graph.input("x", DType.F64, N, N);
        Value direction = graph.constant(drawn(N, N));
        Tensor point = MatrixProduct.multiply(drawn(N, rank), drawn(rank, N), false, false);
        List<Tensor> minors = Interpreter.run(Map.of(x, point), orders(x, x, direction));
        for (int by : new int[] {1, 5}) {
            List<Tensor> blocks = Interpreter.run(Map.of(x, point), orders(enlarged(x, by), x, direction));
            for (int order = 0; order < 3; order++) {
                Tensor expected = minors.get(order);
                double size = Math.max(1, largest(expected));
                for (int i = 0; i < expected.size(); i++) {
                    // 1e-11: sums of 12 products of numbers up to 30, which differ by what they leave at 2⁻⁵²
                    assertEquals(expected.get(i), blocks.get(order).get(i), 1e-11 * size, "order " + order);
                }
                boolean vanishes = rank < N - order;
                assertTrue(vanishes || largest(expected) > 0.1, () -> "the law is empty: " + expected);
            }
        }
    }

    private static double largest(Tensor x) {
        double largest = 0;
        for (int i = 0; i < x.size(); i++) {
            largest = Math.max(largest, Math.abs(x.get(i)));
        }
        return largest;
    }

    @Test
    void matrices_of_a_batch_have_nothing_to_do_with_each_other_and_nan_stays_where_it_is() {
        Value x = graph.input("x", DType.F64, 2, 13, 13);
        Value y = graph.apply(new MatrixDeterminant(), x);
        Value gradient = new ReverseMode()
                .cotangents(y, y.like(1).broadcastTo(y.shape()), List.of(x))
                .get(0);
        double[] elements = drawn(2, 13, 13).toDoubles();
        elements[0] = Double.NaN;
        Tensor both = Interpreter.run(Map.of(x, Tensor.of(x.shape(), elements)), List.of(gradient))
                .get(0);
        assertTrue(Double.isNaN(both.get(20)), "the gradient at NaN is NaN, but was " + both.get(20));
        assertTrue(Double.isFinite(both.get(13 * 13 + 20)), "that of the other matrix is a number");
    }
}
