package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        boolean[] isNumber = new boolean[program.registers().size()];
        for (ElementProgram.Operand operand : program.inputs()) {
            isNumber[operand.register()] = operand.shape().size() == 1 && !program.isByRow(operand.register());
        }
        Instruction[] onceRead = onceRead(program, choices);
        Set<Integer> taken = new HashSet<>();
        List<Instruction> result = new ArrayList<>();
        for (Instruction i : choices) {
            if (!isLess(i) || !isNumber[i.x()] || i.v() != i.x()) {
                result.add(i);
                continue;
            }
            Instruction inner = onceRead[i.w()];
            if (inner != null && isLess(inner) && inner.x() == i.y() && isNumber[inner.y()] && inner.v() == i.x()) {
                taken.add(inner.z());
                result.add(new Instruction(Kind.GATE, "BETWEEN", "", i.y(), i.x(), inner.y(), inner.w(), i.z()));
            } else {
                result.add(new Instruction(Kind.GATE, "ABOVE", "", i.y(), i.x(), i.x(), i.w(), i.z()));
            }
        }
        result.removeIf(i -> taken.contains(i.z()));
        return result;
    }

    /** By the register that each computes the instructions whose result one operand of one instruction is, and no output. */
    static Instruction[] onceRead(ElementProgram program, List<Instruction> instructions) {
        Instruction[] onceRead = new Instruction[program.registers().size()];
        int[] reads = new int[onceRead.length];
        program.outputs().forEach(register -> reads[register]++);
        for (Instruction i : instructions) {
            IntStream.of(i.operands()).distinct().forEach(register -> reads[register]++);
        }
        for (Instruction i : instructions) {
            onceRead[i.z()] = reads[i.z()] == 1 ? i : null;
        }
        return onceRead;
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
