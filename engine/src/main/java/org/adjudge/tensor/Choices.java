package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adjudge.tensor.Instruction.Kind;

/**
 * A program in which a comparison that does nothing but select is one instruction with what it selects: no truth values are stored, which costs
 * more than to compare again. Of comparisons that leaves {@code LESS}, {@code LESS_EQUAL} and {@code EQUAL}.
 */
final class Choices {
    private Choices() {}

    static List<Instruction> of(ElementProgram program) {
        return gates(program, choices(program));
    }

    /** Choices that let pass what is above one number, or between two, and are the first of them elsewhere. */
    private static List<Instruction> gates(ElementProgram program, List<Instruction> choices) {
        Set<Integer> numbers = program.inputs().stream()
                .filter(operand -> operand.shape().size() == 1 && !program.isByRow(operand.register()))
                .map(ElementProgram.Operand::register)
                .collect(Collectors.toSet());
        List<Integer> read = new ArrayList<>(program.outputs());
        choices.forEach(i -> IntStream.of(i.operands()).distinct().forEach(read::add));
        List<Instruction> result = new ArrayList<>();
        for (Instruction i : choices) {
            boolean gate = isLess(i) && numbers.contains(i.x()) && i.v() == i.x();
            Optional<Instruction> inner = choices.stream()
                    .filter(c -> gate && c.z() == i.w() && Collections.frequency(read, c.z()) == 1)
                    .filter(c -> isLess(c) && c.x() == i.y() && numbers.contains(c.y()) && c.v() == i.x())
                    .findFirst();
            inner.ifPresent(result::remove);
            int passes = inner.map(Instruction::w).orElse(i.w());
            int end = inner.map(Instruction::y).orElse(i.x());
            String name = inner.isPresent() ? "BETWEEN" : "ABOVE";
            result.add(gate ? new Instruction(Kind.GATE, name, "", i.y(), i.x(), end, passes, i.z()) : i);
        }
        return result;
    }

    private static boolean isLess(Instruction i) {
        return i.kind() == Kind.CHOOSE && i.name().equals("LESS");
    }

    private static List<Instruction> choices(ElementProgram program) {
        Instruction[] comparisons = comparisons(program);
        List<Instruction> result = new ArrayList<>();
        for (Instruction i : program.instructions()) {
            if (i.kind() == Kind.SELECT && comparisons[i.x()] != null) {
                result.add(choice(comparisons[i.x()], i));
            } else if (i.kind() != Kind.COMPARE || comparisons[i.z()] == null) {
                result.add(i);
            }
        }
        return result;
    }

    /** By the register that each computes the comparisons that are read by nothing but as conditions. */
    private static Instruction[] comparisons(ElementProgram program) {
        Instruction[] comparisons = new Instruction[program.registers().size()];
        for (Instruction i : program.instructions()) {
            if (i.kind() == Kind.COMPARE) {
                comparisons[i.z()] = i;
            }
        }
        for (Instruction i : program.instructions()) {
            if (i.kind() != Kind.SELECT) {
                comparisons[i.x()] = null;
            }
            comparisons[i.y()] = null;
        }
        program.outputs().forEach(register -> comparisons[register] = null);
        return comparisons;
    }

    private static Instruction choice(Instruction comparison, Instruction selection) {
        int x = comparison.x();
        int y = comparison.y();
        int holds = selection.y();
        int fails = selection.w();
        return switch (comparison.name()) {
            case "GREATER" -> choice("LESS", y, x, holds, fails, selection);
            case "GREATER_EQUAL" -> choice("LESS_EQUAL", y, x, holds, fails, selection);
            case "NOT_EQUAL" -> choice("EQUAL", x, y, fails, holds, selection);
            default -> choice(comparison.name(), x, y, holds, fails, selection);
        };
    }

    private static Instruction choice(String name, int x, int y, int holds, int fails, Instruction selection) {
        return new Instruction(Kind.CHOOSE, name, "", x, y, holds, fails, selection.z());
    }
}
