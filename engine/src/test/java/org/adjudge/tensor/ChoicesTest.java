package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adjudge.tensor.Instruction.Kind;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private final ElementProgram program = new ElementProgram(DType.F32, Shape.of(3));
    private final int x = program.input(DType.F32, Shape.of(3));
    private final int y = program.input(DType.F32, Shape.of(3));

    private int greater() {
        return program.compare("GREATER", (a, b) -> a > b, x, y);
    }

    private List<Kind> kinds() {
        return Choices.of(program).stream().map(Instruction::kind).toList();
    }

    @Test
    void a_comparison_that_only_selects_is_one_instruction_with_each_thing_it_selects() {
        int holds = greater();
        program.output(program.select(holds, x, y));
        program.output(program.select(holds, y, y));
        assertEquals(List.of(Kind.CHOOSE, Kind.CHOOSE), kinds());
    }

    @Test
    void a_comparison_that_is_an_output_stays() {
        int holds = greater();
        program.output(program.select(holds, x, y));
        program.output(holds);
        assertEquals(List.of(Kind.COMPARE, Kind.SELECT), kinds());
    }

    @Test
    void a_comparison_that_something_else_reads_stays() {
        int holds = greater();
        program.output(program.select(holds, x, y));
        program.output(holds);
        program.output(holds);
        assertEquals(List.of(Kind.COMPARE, Kind.SELECT, Kind.COPY), kinds());
    }

    @Test
    void a_condition_that_is_an_input_stays() {
        program.output(program.select(program.input(DType.BOOL, Shape.of(3)), x, y));
        assertEquals(List.of(Kind.SELECT), kinds());
    }

    @Test
    void three_comparisons_are_left_and_the_others_are_these_turned() {
        program.output(program.select(greater(), x, y));
        program.output(program.select(program.compare("NOT_EQUAL", (a, b) -> a != b, x, y), x, y));
        List<Instruction> choices = Choices.of(program);
        assertEquals(
                List.of("LESS", "EQUAL"),
                choices.stream().map(Instruction::name).toList());
        assertEquals(
                List.of(y, x, x, y),
                List.of(
                        choices.get(0).x(),
                        choices.get(0).y(),
                        choices.get(0).w(),
                        choices.get(0).v()));
        assertEquals(
                List.of(x, y, y, x),
                List.of(
                        choices.get(1).x(),
                        choices.get(1).y(),
                        choices.get(1).w(),
                        choices.get(1).v()));
    }

    @Test
    void what_passes_above_a_number_or_between_two_is_a_gate() {
        int low = program.input(DType.F32, Shape.SCALAR);
        int high = program.input(DType.F32, Shape.SCALAR);
        int above = program.compare("GREATER", (a, b) -> a > b, x, low);
        int below = program.compare("LESS", (a, b) -> a < b, x, high);
        program.output(program.select(above, program.select(below, y, low), low));
        program.output(program.select(above, y, low));
        List<Instruction> gates = Choices.of(program);
        assertEquals(List.of(Kind.GATE, Kind.GATE), kinds());
        assertEquals(
                List.of("BETWEEN", "ABOVE"),
                gates.stream().map(Instruction::name).toList());
        assertArrayEquals(new int[] {x, low, high, y}, gates.get(0).operands());
        assertArrayEquals(new int[] {x, low, low, y}, gates.get(1).operands());
    }

    @Test
    void bounds_that_are_no_numbers_and_what_else_is_chosen_make_no_gate() {
        int low = program.input(DType.F32, Shape.SCALAR);
        program.output(program.select(greater(), x, y));
        program.output(program.select(program.compare("GREATER", (a, b) -> a > b, x, low), y, x));
        program.output(program.select(program.compare("GREATER_EQUAL", (a, b) -> a >= b, x, low), y, low));
        assertEquals(List.of(Kind.CHOOSE, Kind.CHOOSE, Kind.CHOOSE), kinds());
    }

    @Test
    void what_a_gate_would_take_in_but_is_read_elsewhere_stays() {
        int low = program.input(DType.F32, Shape.SCALAR);
        int inner = program.select(program.compare("LESS", (a, b) -> a < b, x, low), y, low);
        program.output(program.select(program.compare("GREATER", (a, b) -> a > b, x, low), inner, low));
        program.output(inner);
        assertEquals(List.of(Kind.CHOOSE, Kind.GATE), kinds());
    }
}
