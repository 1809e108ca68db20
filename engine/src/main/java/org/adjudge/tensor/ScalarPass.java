package org.adjudge.tensor;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.adjudge.tensor.Instruction.Kind;

/**
 * An elementwise program of single numbers: flat operation codes over one array of registers, all held as doubles, truth as 1
 * and 0. A graph of scalars, forward and gradient, is one such program.
 */
final class ScalarPass implements Kernel {
    private static final int WIDTH = 5;
    private static final int COPY = Code.values().length;
    private static final int SELECT = COPY + 1;
    private static final int CALL_UNARY = COPY + 2;
    private static final int CALL_BINARY = COPY + 3;
    private static final int CALL_COMPARISON = COPY + 4;
    private static final Code[] CODES = Code.values();

    private final boolean single;
    /** {@code code, x, y, w, z} of each instruction. */
    private final int[] program;

    private final Object[] functions;
    private final double[] registers;
    private final int[] inputs;
    private final int[] outputs;

    ScalarPass(ElementProgram source) {
        List<Instruction> instructions = source.instructions();
        this.single = source.dtype() == DType.F32;
        this.program = new int[instructions.size() * WIDTH];
        this.functions = instructions.stream().map(Instruction::function).toArray();
        this.registers = new double[source.registers().size()];
        this.inputs = source.inputs().stream()
                .mapToInt(ElementProgram.Operand::register)
                .toArray();
        this.outputs = source.outputs().stream().mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            program[i * WIDTH] = code(instruction);
            program[i * WIDTH + 1] = instruction.x();
            program[i * WIDTH + 2] = instruction.y();
            program[i * WIDTH + 3] = instruction.w();
            program[i * WIDTH + 4] = instruction.z();
        }
    }

    private static int code(Instruction instruction) {
        return Code.of(instruction.name()).map(Enum::ordinal).orElseGet(() -> general(instruction.kind()));
    }

    private static int general(Kind kind) {
        return switch (kind) {
            case MAP -> CALL_UNARY;
            case ZIP -> CALL_BINARY;
            case COMPARE -> CALL_COMPARISON;
            case SELECT -> SELECT;
            case COPY -> COPY;
            case CHOOSE, GATE, PULL, CENTRE, SOFTMAX, SUM, DOT, TOTAL, REPEAT, PAIR, PAIR_ROW, ZIP_ROW ->
                throw new AssertionError(kind + " is for blocks");
        };
    }

    @Override
    public void run(Object[] in, Object[] out) {
        for (int k = 0; k < inputs.length; k++) {
            registers[inputs[k]] = load(in[k]);
        }
        compute();
        for (int k = 0; k < outputs.length; k++) {
            store(registers[outputs[k]], out[k]);
        }
    }

    private void compute() {
        double[] r = registers;
        int[] p = program;
        for (int at = 0; at < p.length; at += WIDTH) {
            double x = r[p[at + 1]];
            double y = r[p[at + 2]];
            int code = p[at];
            double value = code < COPY ? coded(CODES[code], x, y) : general(code, at, x, y);
            r[p[at + 4]] = single ? (float) value : value;
        }
    }

    private static double coded(Code code, double x, double y) {
        return switch (code) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case MAXIMUM -> Math.max(x, y);
            case MINIMUM -> Math.min(x, y);
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SQUARE -> x * x;
            case SQRT -> Math.sqrt(x);
            case RECIPROCAL -> 1 / x;
            case RELU -> x < 0 ? 0 : x;
            case RELU6 -> Math.min(Math.max(x, 0), 6);
            case LESS -> x < y ? 1 : 0;
            case LESS_EQUAL -> x <= y ? 1 : 0;
            case GREATER -> x > y ? 1 : 0;
            case GREATER_EQUAL -> x >= y ? 1 : 0;
            case EQUAL -> x == y ? 1 : 0;
            case NOT_EQUAL -> x != y ? 1 : 0;
        };
    }

    private double general(int code, int at, double x, double y) {
        if (code == COPY) {
            return x;
        }
        if (code == SELECT) {
            return x != 0 ? y : registers[program[at + 3]];
        }
        Object function = functions[at / WIDTH];
        if (code == CALL_UNARY) {
            return ((DoubleUnaryOperator) function).applyAsDouble(x);
        }
        if (code == CALL_BINARY) {
            return ((DoubleBinaryOperator) function).applyAsDouble(x, y);
        }
        return ((Elementwise.DoubleComparison) function).test(x, y) ? 1 : 0;
    }

    private static double load(Object array) {
        if (array instanceof float[] floats) {
            return floats[0];
        }
        return array instanceof double[] doubles ? doubles[0] : ((boolean[]) array)[0] ? 1 : 0;
    }

    private static void store(double value, Object array) {
        if (array instanceof float[] floats) {
            floats[0] = (float) value;
        } else if (array instanceof double[] doubles) {
            doubles[0] = value;
        } else {
            ((boolean[]) array)[0] = value != 0;
        }
    }
}
