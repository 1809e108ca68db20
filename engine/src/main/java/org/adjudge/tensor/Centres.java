package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjudge.tensor.Instruction.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A program of float32 in which the gradient of batch norm, of {@code org.adjudge.ir.FusedBatchNorm}, is one instruction, and with relu's or relu6's before it
 * what it sums another: what is between stays in registers. The numbers are the same.
 */
final class Centres {
    private final Set<Integer> inputs = new HashSet<>();
    /** By their first operands the products. */
    private final Map<Integer, Instruction> products = new HashMap<>();
    /** By the register that each computes the instructions whose result is read once, and no output. */
    private final @Nullable Instruction[] onceRead;

    private final Set<Integer> taken = new HashSet<>();

    private Centres(ElementProgram program, List<Instruction> instructions) {
        this.onceRead = Choices.onceRead(program, instructions);
        program.inputs().forEach(input -> inputs.add(input.register()));
        instructions.stream().filter(i -> inner("MULTIPLY", i)).forEach(i -> products.putIfAbsent(i.x(), i));
    }

    /** The same instructions, or fewer. */
    static List<Instruction> of(ElementProgram program, List<Instruction> instructions) {
        return program.isSingle() ? new Centres(program, instructions).of(instructions) : instructions;
    }

    private List<Instruction> of(List<Instruction> instructions) {
        List<Instruction> result = new ArrayList<>();
        for (Instruction i : instructions) {
            result.add(i.kind() == Kind.GATE ? pull(i) : centre(i));
        }
        result.removeIf(i -> taken.contains(i.z()));
        return result;
    }

    /** {@code s ((y - a) + (c - x) f)}, or the instruction itself. */
    private Instruction centre(Instruction i) {
        Instruction sum = inner("MULTIPLY", i) ? inner("ADD", i.y()) : null;
        Instruction difference = sum == null ? null : inner("SUBTRACT", sum.x());
        Instruction product = sum == null ? null : inner("MULTIPLY", sum.y());
        Instruction opposite = product == null ? null : inner("SUBTRACT", product.x());
        if (sum == null || difference == null || product == null || opposite == null) {
            return i;
        }
        taken.addAll(List.of(sum.z(), difference.z(), product.z(), opposite.z()));
        List<Integer> more = List.of(opposite.y(), product.y());
        return new Instruction(
                Kind.CENTRE, "CENTRE", "", i.x(), difference.x(), difference.y(), opposite.x(), i.z(), more, i.z());
    }

    /** A gate with {@code gate (x - c)} of two inputs, which are there when it is done, or the gate itself. */
    private Instruction pull(Instruction gate) {
        Instruction product = products.get(gate.z());
        Instruction difference = product == null ? null : inner("SUBTRACT", product.y());
        if (product == null
                || difference == null
                || !inputs.contains(difference.x())
                || !inputs.contains(difference.y())) {
            return gate;
        }
        taken.addAll(List.of(product.z(), difference.z()));
        List<Integer> more = List.of(difference.x(), difference.y());
        return new Instruction(
                Kind.PULL, gate.name(), "", gate.x(), gate.y(), gate.w(), gate.v(), gate.z(), more, product.z());
    }

    private static boolean inner(String name, Instruction i) {
        return i.kind() == Kind.ZIP && i.name().equals(name);
    }

    /** What computes an operand, if that is all that it is for. */
    private @Nullable Instruction inner(String name, int operand) {
        Instruction i = onceRead[operand];
        return i != null && inner(name, i) ? i : null;
    }
}
