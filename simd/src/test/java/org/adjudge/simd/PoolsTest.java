package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Pooling;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Windows;
import org.adjudge.tensor.Windows.Axis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools of the largest with vectors. */
class PoolsTest {
    private static final int L = new FloatWindows().length();

    static Stream<List<Axis>> pools() {
        return Stream.of(
                List.of(new Axis(4, 2, 2, 1, 0, 2), new Axis(7, 2, 2, 1, 0, 3)), // a column that is not seen
                List.of(new Axis(5, 3, 1, 1, 0, 3), new Axis(6, 2, 1, 1, 0, 5)), // windows overlap
                List.of(new Axis(6, 2, 1, 3, 0, 3), new Axis(5, 1, 3, 1, 0, 2)),
                List.of(new Axis(3, 3, 1, 1, 0, 1), new Axis(2, 2, 1, 1, 0, 1)),
                List.of(new Axis(3, 2, 1, 1, 1, 3), new Axis(4, 2, 2, 1, 0, 2))); // padding: not of vectors
    }

    /** Of float64 they are computed element by element. */
    @ParameterizedTest
    @MethodSource("pools")
    void the_largest_and_where_they_stand_are_those_of_float64(List<Axis> axes) {
        Windows windows = new Windows(axes);
        float[] special = {0, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1};
        for (int channels : new int[] {1, 3, L - 1, L, L + 3, 2 * L + 5}) {
            Shape shape = Shape.of(3, axes.get(0).extent(), axes.get(1).extent(), channels);
            float[] x = WindowsTest.drawn(shape.size(), channels);
            SplittableRandom random = new SplittableRandom(channels);
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextInt(3) == 0 ? special[random.nextInt(special.length)] : x[i];
            }
            float[] ct = new float[3 * axes.get(0).stops() * axes.get(1).stops() * channels];
            for (int i = 0; i < ct.length; i++) {
                ct[i] = i + 1; // sums of so few are exact
            }
            same(Pooling.largest(shape, windows), ct.length, x);
            same(Pooling.largestBackprop(shape, windows), x.length, x, ct, ct);
        }
    }

    private static void same(Kernel kernel, int size, float[]... arguments) {
        float[] actual = new float[size];
        double[] expected = new double[size];
        kernel.run(arguments, new Object[] {actual});
        kernel.run(Arrays.stream(arguments).map(PoolsTest::wide).toArray(), new Object[] {expected});
        assertArrayEquals(expected, wide(actual));
    }

    private static double[] wide(float[] x) {
        double[] wide = new double[x.length];
        Arrays.setAll(wide, i -> x[i]);
        return wide;
    }
}
