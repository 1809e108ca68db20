package org.adjudge.tensor;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A {@link ScalarPass} of float32, in float32: its own operations round as those in double do that are rounded once more. */
final class FloatScalarPass extends ScalarPass {
    private final float[] registers;

    FloatScalarPass(ElementProgram source) {
        super(source);
        this.registers = new float[source.registers().size()];
    }

    @Override
    public void run(Object[] in, Object[] out) {
        for (int k = 0; k < inputs.length; k++) {
            registers[inputs[k]] = in[k] instanceof float[] floats ? floats[0] : ((boolean[]) in[k])[0] ? 1 : 0;
        }
        compute(program, registers);
        for (int k = 0; k < outputs.length; k++) {
            float value = registers[outputs[k]];
            if (out[k] instanceof float[] floats) {
                floats[0] = value;
            } else {
                ((boolean[]) out[k])[0] = value != 0;
            }
        }
    }

    private void compute(int[] p, float[] r) {
        for (int at = 0; at < p.length; at += WIDTH) {
            int code = p[at];
            float x = r[p[at + 1]];
            float y = r[p[at + 2]];
            float value;
            if (code <= MULTIPLY) {
                value = simple(code, x, y);
            } else if (code <= RECIPROCAL) {
                value = arithmetic(code, x, y);
            } else {
                value = code <= NOT_EQUAL ? comparing(code, x, y) : general(code, at, x, y);
            }
            r[p[at + 4]] = value;
        }
    }

    private static float simple(int code, float x, float y) {
        return code == ADD ? x + y : code == MULTIPLY ? x * y : x - y;
    }

    private static float arithmetic(int code, float x, float y) {
        return switch (code) {
            case DIVIDE -> x / y;
            case MAXIMUM -> Math.max(x, y);
            case MINIMUM -> Math.min(x, y);
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SQUARE -> x * x;
            case SQRT -> (float) Math.sqrt(x);
            default -> 1 / x;
        };
    }

    private static float comparing(int code, float x, float y) {
        return switch (code) {
            case RELU -> x < 0 ? 0 : x;
            case RELU6 -> Math.min(Math.max(x, 0), 6);
            case LESS -> x < y ? 1 : 0;
            case LESS_EQUAL -> x <= y ? 1 : 0;
            case GREATER -> x > y ? 1 : 0;
            case GREATER_EQUAL -> x >= y ? 1 : 0;
            case EQUAL -> x == y ? 1 : 0;
            default -> x != y ? 1 : 0;
        };
    }

    private float general(int code, int at, float x, float y) {
        Object function = functions[at / WIDTH];
        return switch (code) {
            case COPY -> x;
            case SELECT -> x != 0 ? y : registers[program[at + 3]];
            case CALL_UNARY -> (float) ((DoubleUnaryOperator) function).applyAsDouble(x);
            case CALL_BINARY -> (float) ((DoubleBinaryOperator) function).applyAsDouble(x, y);
            default -> ((Elementwise.DoubleComparison) function).test(x, y) ? 1 : 0;
        };
    }
}
