package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adjudge.tensor.Instruction.Kind;
import org.junit.jupiter.api.Test;

class PairsTest {
    private static final int LONG = 300;
    private static final int ROWS = 3;

    private final ElementProgram program = program(DType.F32, LONG);
    private final int x = program.input(DType.F32, program.shape());
    private final int y = program.input(DType.F32, program.shape());

    private static ElementProgram program(DType dtype, int row) {
        return new ElementProgram(dtype, Shape.of(ROWS, row), row);
    }

    private static int plus(ElementProgram program, int x, int y) {
        return program.zip("ADD", Double::sum, x, y);
    }

    private int minus(int x, int y) {
        return program.zip("SUBTRACT", (a, b) -> a - b, x, y);
    }

    private static int times(ElementProgram program, int x, int y) {
        return program.zip("MULTIPLY", (a, b) -> a * b, x, y);
    }

    private static int sum(ElementProgram program, int x) {
        return program.sum(new Sums(Sums.Kind.ROWS, program.row(), 1), x);
    }

    private static List<Kind> kinds(ElementProgram program) {
        return Pairs.of(program, program.instructions()).stream()
                .map(Instruction::kind)
                .toList();
    }

    @Test
    void what_nothing_but_one_other_instruction_reads_is_one_with_it() {
        program.output(minus(times(program, x, y), y));
        assertEquals(List.of(Kind.PAIR), kinds(program));
    }

    @Test
    void two_instructions_are_one_and_not_three() {
        program.output(plus(program, plus(program, plus(program, x, y), y), x));
        assertEquals(List.of(Kind.PAIR, Kind.ZIP), kinds(program));
    }

    @Test
    void what_is_subtracted_stays() {
        program.output(minus(y, times(program, x, y)));
        assertEquals(List.of(Kind.ZIP, Kind.ZIP), kinds(program));
    }

    @Test
    void what_is_read_twice_or_an_output_stays() {
        int product = times(program, x, y);
        program.output(plus(program, product, product));
        int sum = plus(program, x, y);
        program.output(sum);
        program.output(minus(sum, x));
        assertEquals(List.of(Kind.ZIP, Kind.ZIP, Kind.ZIP, Kind.ZIP), kinds(program));
    }

    @Test
    void a_long_row_s_value_is_not_repeated_where_it_is_taken_as_it_is() {
        int sum = sum(program, x);
        program.output(plus(program, sum, x));
        program.output(times(program, minus(x, sum), y));
        assertEquals(List.of(Kind.SUM, Kind.ZIP_ROW, Kind.PAIR_ROW), kinds(program));
    }

    @Test
    void a_row_s_value_from_which_elements_are_subtracted_is_repeated() {
        program.output(minus(sum(program, x), x));
        assertEquals(List.of(Kind.SUM, Kind.REPEAT, Kind.ZIP), kinds(program));
    }

    @Test
    void products_that_are_summed_along_long_rows_alone_are_stored_nowhere() {
        program.output(plus(program, sum(program, times(program, x, y)), x));
        assertEquals(List.of(Kind.DOT, Kind.ZIP_ROW), kinds(program));
    }

    @Test
    void in_short_rows_values_are_repeated_and_products_stored() {
        ElementProgram brief = program(DType.F32, 20);
        int u = brief.input(DType.F32, brief.shape());
        brief.output(plus(brief, sum(brief, times(brief, u, u)), u));
        assertEquals(List.of(Kind.ZIP, Kind.SUM, Kind.REPEAT, Kind.ZIP), kinds(brief));
    }

    @Test
    void float64_stays_as_it_is() {
        ElementProgram wide = program(DType.F64, LONG);
        int u = wide.input(DType.F64, wide.shape());
        wide.output(plus(wide, times(wide, u, u), u));
        assertEquals(List.of(Kind.ZIP, Kind.ZIP), kinds(wide));
    }

    /** Softmax's gradient, and a sum that it does not have. */
    @Test
    void each_instruction_of_a_pair_is_rounded() {
        int dot = sum(program, times(program, x, y));
        program.output(times(program, minus(x, dot), y));
        program.output(plus(program, dot, y));
        program.output(plus(program, times(program, x, x), y));
        float[] u = new float[ROWS * LONG];
        float[] v = new float[u.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = (float) Math.sin(i);
            v[i] = (float) Math.cos(3 * i);
        }
        float[][] actual = new float[3][u.length];
        program.kernel().run(new Object[] {u, v}, actual);
        float[][] expected = new float[3][u.length];
        for (int r = 0; r < ROWS; r++) {
            double[] sums = new double[Loops.PARTS];
            for (int i = 0; i < LONG; i++) {
                float product = u[r * LONG + i] * v[r * LONG + i];
                sums[i % Loops.PARTS] += product;
            }
            float total = (float) Loops.fold(sums);
            for (int i = r * LONG; i < (r + 1) * LONG; i++) {
                float less = u[i] - total;
                expected[0][i] = less * v[i];
                expected[1][i] = total + v[i];
                float square = u[i] * u[i];
                expected[2][i] = square + v[i];
            }
        }
        assertArrayEquals(expected, actual);
    }
}
