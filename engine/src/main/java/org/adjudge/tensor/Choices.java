package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.tensor.Instruction.Kind;

/**
 * A program in which a comparison that does nothing but select is one instruction with what it selects: no truth values are stored, which costs
 * more than to compare again. Of comparisons that leaves {@code LESS}, {@code LESS_EQUAL} and {@code EQUAL}.
 */
final class Choices {
    private Choices() {}

    static List<Instruction> of(ElementProgram program) {
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
