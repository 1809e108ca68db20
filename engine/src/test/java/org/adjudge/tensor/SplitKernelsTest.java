package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Isolated
class SplitKernelsTest {
    private static final Shape SHAPE = Shape.of(70, 3, 1001);

    /** A kernel of one tensor of {@link #SHAPE}, whose result has {@code size} elements. */
    record Case(String name, Kernel kernel, int size) {
        @Override
        public String toString() {
            return name;
        }

        private float[] run(float[] x) {
            float[] out = new float[size];
            kernel.run(new Object[] {x, new float[] {0.5f}, x}, new Object[] {out});
            return out;
        }
    }

    private static Case sum(List<Integer> axes) {
        int size = SHAPE.reduce(axes, true).size();
        return new Case("sum along " + axes, Reductions.sumKernel(DType.F32, SHAPE, axes, 3), size);
    }

    private static Case pass() {
        ElementProgram program = new ElementProgram(DType.F32, SHAPE);
        int x = program.input(DType.F32, SHAPE);
        int half = program.input(DType.F32, Shape.SCALAR);
        int row = program.input(DType.F32, Shape.of(3, 1001));
        int y = program.zip("ADD", Double::sum, program.zip("MULTIPLY", (a, b) -> a * b, x, row), half);
        program.output(program.map("EXP", v -> Elementary.exp((float) v), y));
        return new Case("a pass", program.kernel(), SHAPE.size());
    }

    /** Columns' sums, or that of everything, of what is computed with sums of rows. */
    private static Case total(Sums sums) {
        ElementProgram program = new ElementProgram(DType.F32, SHAPE, 1001);
        int x = program.input(DType.F32, SHAPE);
        int row = program.sum(new Sums(Sums.Kind.ROWS, 1001, 1001), x);
        program.total(sums, program.zip("SUBTRACT", (a, b) -> a - b, x, row));
        return new Case("a pass with sums: " + sums, program.kernel(), sums.kind() == Sums.Kind.ALL ? 1 : 1001);
    }

    static Stream<Case> kernels() {
        return Stream.of(
                pass(),
                total(new Sums(Sums.Kind.COLUMNS, 1001, 3)),
                total(new Sums(Sums.Kind.ALL, 1, 1)),
                sum(List.of(0, 1, 2)),
                sum(List.of(2)),
                sum(List.of(1, 2)),
                sum(List.of(0, 2)),
                sum(List.of(0)),
                sum(List.of(1)),
                sum(List.of(0, 1)),
                new Case("softmax", SoftmaxKernel.kernel(DType.F32, SHAPE, false), SHAPE.size()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void the_number_of_threads_changes_no_bit(Case c) {
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[SHAPE.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble() - 0.5f;
        }
        float[] alone = Split.over(1, () -> c.run(x));
        assertArrayEquals(alone, Split.over(5, () -> c.run(x)));
        assertArrayEquals(alone, Split.over(5, () -> c.run(x)));
    }
}
