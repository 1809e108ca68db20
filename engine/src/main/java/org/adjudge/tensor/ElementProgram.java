package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.adjudge.tensor.Elementwise.DoubleComparison;
import org.adjudge.tensor.Instruction.Kind;

/**
 * Elementwise functions of inputs that are broadcast to one shape, written down one after the other, to be computed in one
 * pass over memory. Floating values are all of one dtype; each is rounded to it as it is computed, so the results are those of
 * {@link Elementwise}, bit for bit.
 */
public final class ElementProgram {
    private final DType dtype;
    private final Shape shape;
    private final List<Operand> inputs = new ArrayList<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();
    private final List<DType> registers = new ArrayList<>();
    /** The registers that have a place already: an input's or an output's. */
    private final Set<Integer> settled = new HashSet<>();
    /** The elements of a row, or 1 if none has a value of its own. */
    private final int row;
    /** The registers that hold a value for each row. */
    private final Set<Integer> byRow = new HashSet<>();
    /** By those the registers in which their values are repeated along the row. */
    private final Map<Integer, Integer> repeated = new HashMap<>();

    private boolean rows;

    /** A function as a part of a program. */
    @FunctionalInterface
    public interface Fragment {
        /** Writes it: from the registers of its operands to that of its result. */
        int write(ElementProgram program, int[] operands);
    }

    /** An input, and the register that it is read from. */
    record Operand(Shape shape, int register) {}

    /** An empty program. */
    public ElementProgram(DType dtype, Shape shape) {
        this(dtype, shape, 1);
    }

    /** An empty program whose elements are, in their order, rows of so many. */
    public ElementProgram(DType dtype, Shape shape, int row) {
        this.dtype = dtype;
        this.shape = shape;
        this.row = row;
    }

    /** Whether what is written next is computed for rows, from values of rows and of single numbers, or for each element. */
    public void ofRows(boolean whether) {
        this.rows = whether;
    }

    private int register(DType type) {
        registers.add(type);
        return registers.size() - 1;
    }

    /** The next input, of a shape that broadcasts to the program's, of its dtype or bool; the register of its elements. */
    public int input(DType type, Shape own) {
        int register = register(type);
        inputs.add(new Operand(own, register));
        settled.add(register);
        return register;
    }

    /** The next input, which has a value for each row. */
    public int rowInput(DType type) {
        int register = input(type, Shape.of(shape.size() / row));
        byRow.add(register);
        return register;
    }

    private int add(DType type, Kind kind, String name, Object function, int x, int y, int w) {
        int first = fitted(x);
        Instruction instruction =
                new Instruction(kind, name, function, first, fitted(y), fitted(w), first, register(type));
        instructions.add(instruction);
        if (rows) {
            byRow.add(instruction.z());
        }
        return instruction.z();
    }

    /** The register of an operand, repeated along the row if elements are computed from it. */
    private int fitted(int operand) {
        if (rows || !byRow.contains(operand)) {
            return operand;
        }
        return repeated.computeIfAbsent(operand, x -> {
            int z = register(registers.get(x));
            instructions.add(new Instruction(Kind.REPEAT, "REPEAT", "", x, x, x, x, z));
            return z;
        });
    }

    /** The softmax of a register's rows. */
    public int softmax(int x) {
        return add(dtype, Kind.SOFTMAX, "SOFTMAX", "", x, x, x);
    }

    /** Sums of a register's rows, or means. */
    public int sum(Sums sums, int x) {
        int z = add(dtype, Kind.SUM, "SUM", sums, x, x, x);
        byRow.add(z);
        return z;
    }

    /** Makes other sums the next output. They are there when all elements are, so nothing is computed from them. */
    public int total(Sums sums, int x) {
        int z = add(dtype, Kind.TOTAL, "TOTAL", sums, x, x, x);
        settled.add(z);
        outputs.add(z);
        return z;
    }

    /** Whether the floating values are float32. */
    public boolean isSingle() {
        return dtype == DType.F32;
    }

    /** A function of one register; {@code name} is the name of its row. */
    public int map(String name, DoubleUnaryOperator f, int x) {
        return add(dtype, Kind.MAP, name, f, x, x, x);
    }

    /** A function of two registers; {@code name} is the name of its row. */
    public int zip(String name, DoubleBinaryOperator f, int x, int y) {
        return add(dtype, Kind.ZIP, name, f, x, y, x);
    }

    /** Whether something holds of two registers; {@code name} is the name of its row. */
    public int compare(String name, DoubleComparison f, int x, int y) {
        return add(DType.BOOL, Kind.COMPARE, name, f, x, y, x);
    }

    /** {@code condition ? x : y}, of floating registers. */
    public int select(int condition, int x, int y) {
        return add(registers.get(x), Kind.SELECT, "SELECT", "", condition, x, y);
    }

    /** Makes a register the next output. */
    public void output(int register) {
        int result = fitted(register);
        boolean own = byRow.contains(result) == rows && settled.add(result);
        outputs.add(own ? result : add(registers.get(result), Kind.COPY, "COPY", "", result, result, result));
    }

    /** The program as a kernel. */
    public Kernel kernel() {
        return shape.size() == 1 ? ScalarPass.of(this) : new BlockPass(this);
    }

    DType dtype() {
        return dtype;
    }

    Shape shape() {
        return shape;
    }

    int row() {
        return row;
    }

    /** Whether a register holds a value for each row, not for each element. */
    boolean isByRow(int register) {
        return byRow.contains(register);
    }

    List<Operand> inputs() {
        return inputs;
    }

    List<Instruction> instructions() {
        return instructions;
    }

    List<Integer> outputs() {
        return outputs;
    }

    /** The dtype of each register. */
    List<DType> registers() {
        return registers;
    }

    /** The position of the last of some instructions that reads or writes each register; those of outputs are never free. */
    int[] lastUses(List<Instruction> of) {
        int[] last = new int[registers.size()];
        for (int i = 0; i < of.size(); i++) {
            for (int register : of.get(i).operands()) {
                last[register] = i;
            }
            for (int register : of.get(i).results()) {
                last[register] = i;
            }
        }
        outputs.forEach(register -> last[register] = Integer.MAX_VALUE);
        return last;
    }
}
