package org.adjudge.tensor;

import java.util.List;
import org.adjudge.tensor.Instruction.Kind;

/**
 * An elementwise program of single numbers: flat operation codes over one array of registers, truth as 1
 * and 0. A graph of scalars, forward and gradient, is one such program.
 */
abstract class ScalarPass implements Kernel {
    static final int WIDTH = 5;

    // In the order in which they are told apart: of a switch of ten cases or more C2 makes a jump to many places,
    // unless one case is frequent enough by its
    // guess, and the processor foretells comparisons far better
    static final int ADD = 0;
    static final int SUBTRACT = 1;
    static final int MULTIPLY = 2;
    static final int DIVIDE = 3;
    static final int MAXIMUM = 4;
    static final int MINIMUM = 5;
    static final int NEG = 6;
    static final int ABS = 7;
    static final int SQUARE = 8;
    static final int SQRT = 9;
    static final int RECIPROCAL = 10;
    static final int RELU = 11;
    static final int RELU6 = 12;
    static final int LESS = 13;
    static final int LESS_EQUAL = 14;
    static final int GREATER = 15;
    static final int GREATER_EQUAL = 16;
    static final int EQUAL = 17;
    static final int NOT_EQUAL = 18;
    static final int COPY = 19;
    static final int SELECT = 20;
    static final int CALL_UNARY = 21;
    static final int CALL_BINARY = 22;
    static final int CALL_COMPARISON = 23;

    /** {@code code, x, y, w, z} of each instruction. */
    final int[] program;

    final Object[] functions;
    final int[] inputs;
    final int[] outputs;

    ScalarPass(ElementProgram source) {
        List<Instruction> instructions = source.instructions();
        this.program = new int[instructions.size() * WIDTH];
        this.functions = instructions.stream().map(Instruction::function).toArray();
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

    /** A program of one number. */
    static ScalarPass of(ElementProgram source) {
        return source.isSingle() ? new FloatScalarPass(source) : new DoubleScalarPass(source);
    }

    private static int code(Instruction instruction) {
        return Code.of(instruction.name()).map(ScalarPass::code).orElseGet(() -> general(instruction.kind()));
    }

    private static int code(Code code) {
        return switch (code) {
            case ADD -> ADD;
            case SUBTRACT -> SUBTRACT;
            case MULTIPLY -> MULTIPLY;
            case DIVIDE -> DIVIDE;
            case MAXIMUM -> MAXIMUM;
            case MINIMUM -> MINIMUM;
            case NEG -> NEG;
            case ABS -> ABS;
            case SQUARE -> SQUARE;
            case SQRT -> SQRT;
            case RECIPROCAL -> RECIPROCAL;
            case RELU -> RELU;
            case RELU6 -> RELU6;
            case LESS -> LESS;
            case LESS_EQUAL -> LESS_EQUAL;
            case GREATER -> GREATER;
            case GREATER_EQUAL -> GREATER_EQUAL;
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> NOT_EQUAL;
        };
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
}
