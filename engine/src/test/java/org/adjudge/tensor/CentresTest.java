package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adjudge.tensor.Instruction.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CentresTest {
    private static final Shape SHAPE = Shape.of(4, 3);

    private ElementProgram program = new ElementProgram(DType.F32, SHAPE);

    private int input() {
        return program.input(program.dtype(), SHAPE);
    }

    private int zip(String name, int x, int y) {
        return program.zip(name, (a, b) -> Double.NaN, x, y);
    }

    private List<Instruction> instructions() {
        return Centres.of(program, Choices.of(program));
    }

    private List<Kind> kinds() {
        return instructions().stream().map(Instruction::kind).toList();
    }

    /** {@code s ((y - a) + (c - x) f)}; the result of its first difference. */
    private int centre(int s, int y, int a, int c, int x, int f) {
        int opposite = zip("SUBTRACT", c, x);
        int difference = zip("SUBTRACT", y, a);
        program.output(zip("MULTIPLY", s, zip("ADD", difference, zip("MULTIPLY", opposite, f))));
        return difference;
    }

    @Test
    void the_gradient_of_batch_norm_is_one_instruction() {
        int[] in = {input(), input(), input(), input(), input(), input()};
        centre(in[0], in[1], in[2], in[3], in[4], in[5]);
        assertEquals(List.of(Kind.CENTRE), kinds());
        assertArrayEquals(in, instructions().get(0).operands());
    }

    @Test
    void what_something_else_reads_is_computed_by_itself() {
        program.output(centre(input(), input(), input(), input(), input(), input()));
        assertEquals(Kind.ZIP, kinds().get(0));
        assertEquals(5, kinds().size());
    }

    private int gate(int x, int u) {
        int low = program.input(program.dtype(), Shape.SCALAR);
        return program.select(program.compare("GREATER", (a, b) -> a > b, x, low), u, low);
    }

    @Test
    void what_a_gate_lets_pass_and_its_product_are_one_instruction_with_two_results() {
        int x = input();
        int u = input();
        int v = input();
        int c = input();
        int gate = gate(x, u);
        int product = zip("MULTIPLY", gate, zip("SUBTRACT", v, c));
        program.output(gate);
        program.output(product);
        assertEquals(List.of(Kind.PULL), kinds());
        assertArrayEquals(new int[] {gate, product}, instructions().get(0).results());
        assertArrayEquals(new int[] {x, 4, 4, u, v, c}, instructions().get(0).operands());
    }

    @Test
    void a_product_with_what_is_computed_after_the_gate_stays() {
        int gate = gate(input(), input());
        program.output(zip("MULTIPLY", gate, zip("SUBTRACT", program.map("NEG", a -> -a, gate), input())));
        assertEquals(List.of(Kind.GATE, Kind.MAP, Kind.ZIP, Kind.ZIP), kinds());
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void only_programs_of_float32_have_such_instructions(DType dtype) {
        program = new ElementProgram(dtype, SHAPE);
        centre(input(), input(), input(), input(), input(), input());
        assertEquals(dtype == DType.F32 ? 1 : 5, kinds().size());
    }
}
