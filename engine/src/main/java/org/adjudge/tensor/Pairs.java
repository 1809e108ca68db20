package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjudge.tensor.Instruction.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A program of float32 in which an instruction that does nothing but compute an operand of another is one with it: what is between them stays in a
 * register instead of going through the nearest cache. Each is rounded as before, so the bits are as before. And values of long rows are not repeated along
 * the row where an instruction takes them as they are.
 */
final class Pairs {
    private static final Set<Code> CODES = Set.of(Code.ADD, Code.SUBTRACT, Code.MULTIPLY);
    /** Of shorter rows the calls take as long as what they save. */
    private static final int LONG = 64;

    private final ElementProgram program;
    /** By the register that each computes the instructions that may be a part of another. */
    private final Instruction[] parts;
    /** And those that repeat. */
    private final Instruction[] repeats;

    private Pairs(ElementProgram program, List<Instruction> instructions) {
        this.program = program;
        parts = Choices.onceRead(program, instructions);
        repeats = new Instruction[parts.length];
        for (Instruction i : instructions) {
            repeats[i.z()] = i.kind() == Kind.REPEAT ? i : null;
        }
    }

    static List<Instruction> of(ElementProgram program, List<Instruction> instructions) {
        return program.isSingle() ? new Pairs(program, instructions).of(instructions) : instructions;
    }

    private List<Instruction> of(List<Instruction> instructions) {
        List<Instruction> result = new ArrayList<>();
        for (Instruction i : instructions) {
            Instruction paired = paired(i);
            if (paired.kind() != i.kind()) {
                parts[i.z()] = null; // two are enough
            }
            result.add(program.row() < LONG ? paired : ofRows(paired));
        }
        return needed(result);
    }

    private Instruction paired(Instruction i) {
        if (i.kind() == Kind.SUM && program.row() >= LONG && isCoded(parts[i.x()], Code.MULTIPLY)) {
            Instruction product = parts[i.x()];
            return new Instruction(
                    Kind.DOT, "DOT", i.function(), product.x(), product.y(), product.x(), product.x(), i.z());
        }
        if (code(i).isEmpty() || i.x() == i.y()) {
            return i;
        }
        if (code(parts[i.x()]).isPresent()) {
            return pair(parts[i.x()], i, i.y());
        }
        return commutes(i) && code(parts[i.y()]).isPresent() ? pair(parts[i.y()], i, i.x()) : i;
    }

    private static Instruction pair(Instruction first, Instruction i, int other) {
        Code code = Code.valueOf(first.name());
        return new Instruction(Kind.PAIR, i.name(), code, first.x(), first.y(), other, first.x(), i.z());
    }

    /** An instruction, with a row's value as its second operand if one of its first two is that. */
    private Instruction ofRows(Instruction i) {
        boolean pair = i.kind() == Kind.PAIR;
        if (!pair && code(i).isEmpty()) {
            return i;
        }
        boolean commutes = pair ? i.first() != Code.SUBTRACT : commutes(i);
        int x = i.x();
        int y = i.y();
        if (repeats[y] == null && commutes) {
            x = i.y();
            y = i.x();
        }
        return repeats[y] == null
                ? i
                : new Instruction(
                        pair ? Kind.PAIR_ROW : Kind.ZIP_ROW,
                        i.name(),
                        i.function(),
                        x,
                        repeats[y].x(),
                        pair ? i.w() : x,
                        x,
                        i.z());
    }

    private static boolean commutes(Instruction i) {
        return !i.name().equals(Code.SUBTRACT.name());
    }

    private static boolean isCoded(Instruction i, Code code) {
        return code(i).equals(Optional.of(code));
    }

    /** The code of an instruction that pairs are made of. */
    private static Optional<Code> code(@Nullable Instruction i) {
        return i != null && i.kind() == Kind.ZIP ? Code.of(i.name()).filter(CODES::contains) : Optional.empty();
    }

    /** Those whose result is read or an output. */
    private List<Instruction> needed(List<Instruction> instructions) {
        Set<Integer> read = new HashSet<>(program.outputs());
        List<Instruction> needed = new ArrayList<>();
        for (int k = instructions.size() - 1; k >= 0; k--) {
            Instruction i = instructions.get(k);
            if (IntStream.of(i.results()).anyMatch(read::contains)) {
                needed.add(i);
                IntStream.of(i.operands()).forEach(read::add);
            }
        }
        Collections.reverse(needed);
        return needed;
    }
}
