package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.adjudge.tensor.Code;

/** Loops of which one operand is a number, the value of a row, over whole vectors; a method for each, as in {@link FloatLoops}. */
final class FloatRows {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final int L = S.length();
    private static final String NO_PAIR = " is no part of a pair";

    private FloatRows() {}

    private static FloatVector get(float[] x, int at) {
        return FloatVector.fromArray(S, x, at);
    }

    /** {@code (x first y) second w}. */
    static void pair(Code first, Code second, float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        switch (first) {
            case ADD -> {
                switch (second) {
                    case ADD -> addThenAdd(x, xo, y, w, wo, z, zo, n);
                    case SUBTRACT -> addThenSubtract(x, xo, y, w, wo, z, zo, n);
                    case MULTIPLY -> addThenMultiply(x, xo, y, w, wo, z, zo, n);
                    default -> throw new AssertionError(second + NO_PAIR);
                }
            }
            case SUBTRACT -> {
                switch (second) {
                    case ADD -> subtractThenAdd(x, xo, y, w, wo, z, zo, n);
                    case SUBTRACT -> subtractThenSubtract(x, xo, y, w, wo, z, zo, n);
                    case MULTIPLY -> subtractThenMultiply(x, xo, y, w, wo, z, zo, n);
                    default -> throw new AssertionError(second + NO_PAIR);
                }
            }
            case MULTIPLY -> {
                switch (second) {
                    case ADD -> multiplyThenAdd(x, xo, y, w, wo, z, zo, n);
                    case SUBTRACT -> multiplyThenSubtract(x, xo, y, w, wo, z, zo, n);
                    case MULTIPLY -> multiplyThenMultiply(x, xo, y, w, wo, z, zo, n);
                    default -> throw new AssertionError(second + NO_PAIR);
                }
            }
            default -> throw new AssertionError(first + NO_PAIR);
        }
    }

    /** {@code x code y}. */
    static void zip(Code code, float[] x, int xo, float y, float[] z, int zo, int n) {
        switch (code) {
            case ADD -> add(x, xo, y, z, zo, n);
            case SUBTRACT -> subtract(x, xo, y, z, zo, n);
            case MULTIPLY -> multiply(x, xo, y, z, zo, n);
            default -> throw new AssertionError(code + NO_PAIR);
        }
    }

    private static void addThenAdd(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).add(y).add(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void addThenSubtract(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).add(y).sub(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void addThenMultiply(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).add(y).mul(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void subtractThenAdd(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).sub(y).add(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void subtractThenSubtract(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).sub(y).sub(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void subtractThenMultiply(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).sub(y).mul(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void multiplyThenAdd(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).mul(y).add(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void multiplyThenSubtract(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).mul(y).sub(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void multiplyThenMultiply(float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).mul(y).mul(get(w, wo + i)).intoArray(z, zo + i);
        }
    }

    private static void add(float[] x, int xo, float y, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).add(y).intoArray(z, zo + i);
        }
    }

    private static void subtract(float[] x, int xo, float y, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).sub(y).intoArray(z, zo + i);
        }
    }

    private static void multiply(float[] x, int xo, float y, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).mul(y).intoArray(z, zo + i);
        }
    }
}
