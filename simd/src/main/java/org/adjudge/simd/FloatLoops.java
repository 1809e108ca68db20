package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.adjudge.tensor.Code;

/**
 * Elementwise loops over whole vectors of floats: the arrays' parts are as long as some of them. Each function has a loop in a method
 * of its own, because a method is compiled by what it did first.
 */
final class FloatLoops {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private FloatLoops() {}

    /** How many of so many elements are whole vectors. */
    static int whole(int n) {
        return S.loopBound(n);
    }

    private static FloatVector get(float[] x, int at) {
        return FloatVector.fromArray(S, x, at);
    }

    /** A function of one number. */
    static void map(Code code, float[] x, int xo, float[] z, int zo, int n) {
        switch (code) {
            case NEG -> negate(x, xo, z, zo, n);
            case ABS -> abs(x, xo, z, zo, n);
            case SQUARE -> multiply(x, xo, x, xo, z, zo, n);
            case SQRT -> sqrt(x, xo, z, zo, n);
            case RECIPROCAL -> reciprocal(x, xo, z, zo, n);
            case RELU -> relu(x, xo, z, zo, n);
            case RELU6 -> relu6(x, xo, z, zo, n);
            default -> throw new AssertionError(code + " is no function of one number");
        }
    }

    private static void negate(float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).neg().intoArray(z, zo + i);
        }
    }

    private static void abs(float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).abs().intoArray(z, zo + i);
        }
    }

    private static void sqrt(float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).sqrt().intoArray(z, zo + i);
        }
    }

    private static void reciprocal(float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector.broadcast(S, 1f).div(get(x, xo + i)).intoArray(z, zo + i);
        }
    }

    private static void relu(float[] x, int xo, float[] z, int zo, int n) {
        FloatVector zero = FloatVector.broadcast(S, 0f);
        for (int i = 0; i < n; i += L) {
            FloatVector v = get(x, xo + i);
            v.blend(zero, v.compare(VectorOperators.LT, zero)).intoArray(z, zo + i);
        }
    }

    private static void relu6(float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).max(0f).min(6f).intoArray(z, zo + i);
        }
    }

    /** A function of two numbers. */
    static void zip(Code code, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        switch (code) {
            case ADD -> add(x, xo, y, yo, z, zo, n);
            case SUBTRACT -> subtract(x, xo, y, yo, z, zo, n);
            case MULTIPLY -> multiply(x, xo, y, yo, z, zo, n);
            case DIVIDE -> divide(x, xo, y, yo, z, zo, n);
            case MAXIMUM -> maximum(x, xo, y, yo, z, zo, n);
            case MINIMUM -> minimum(x, xo, y, yo, z, zo, n);
            default -> throw new AssertionError(code + " is no function of two numbers");
        }
    }

    private static void add(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).add(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void subtract(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).sub(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void multiply(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).mul(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void divide(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).div(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void maximum(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).max(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void minimum(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).min(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    /** A comparison of two numbers. */
    static void compare(Code code, float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n) {
        switch (code) {
            case LESS -> less(x, xo, y, yo, z, zo, n);
            case LESS_EQUAL -> lessOrEqual(x, xo, y, yo, z, zo, n);
            case GREATER -> less(y, yo, x, xo, z, zo, n);
            case GREATER_EQUAL -> lessOrEqual(y, yo, x, xo, z, zo, n);
            case EQUAL -> equal(x, xo, y, yo, z, zo, n);
            case NOT_EQUAL -> notEqual(x, xo, y, yo, z, zo, n);
            default -> throw new AssertionError(code + " is no comparison");
        }
    }

    private static void less(float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).compare(VectorOperators.LT, get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void lessOrEqual(float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).compare(VectorOperators.LE, get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void equal(float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).compare(VectorOperators.EQ, get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void notEqual(float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).compare(VectorOperators.NE, get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    /** The element of x where the condition holds, of y elsewhere. */
    static void select(boolean[] c, int co, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> first = VectorMask.fromArray(S, c, co + i);
            get(y, yo + i).blend(get(x, xo + i), first).intoArray(z, zo + i);
        }
    }

    /** The element of u where a comparison of x and y holds, of v elsewhere. */
    static void choose(
            Code code,
            float[] x,
            int xo,
            float[] y,
            int yo,
            float[] u,
            int uo,
            float[] v,
            int vo,
            float[] z,
            int zo,
            int n) {
        switch (code) {
            case LESS -> ifLess(x, xo, y, yo, u, uo, v, vo, z, zo, n);
            case LESS_EQUAL -> ifLessOrEqual(x, xo, y, yo, u, uo, v, vo, z, zo, n);
            case EQUAL -> ifEqual(x, xo, y, yo, u, uo, v, vo, z, zo, n);
            default -> throw new AssertionError(code + " is not chosen by");
        }
    }

    private static void ifLess(
            float[] x, int xo, float[] y, int yo, float[] u, int uo, float[] v, int vo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> first = get(x, xo + i).compare(VectorOperators.LT, get(y, yo + i));
            get(v, vo + i).blend(get(u, uo + i), first).intoArray(z, zo + i);
        }
    }

    private static void ifLessOrEqual(
            float[] x, int xo, float[] y, int yo, float[] u, int uo, float[] v, int vo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> first = get(x, xo + i).compare(VectorOperators.LE, get(y, yo + i));
            get(v, vo + i).blend(get(u, uo + i), first).intoArray(z, zo + i);
        }
    }

    private static void ifEqual(
            float[] x, int xo, float[] y, int yo, float[] u, int uo, float[] v, int vo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> first = get(x, xo + i).compare(VectorOperators.EQ, get(y, yo + i));
            get(v, vo + i).blend(get(u, uo + i), first).intoArray(z, zo + i);
        }
    }

    /** The element of u where that of x is above one number, and not another or above it; elsewhere the first. */
    static void gate(float[] x, int xo, float low, float high, float[] u, int uo, float[] z, int zo, int n) {
        FloatVector closed = FloatVector.broadcast(S, low);
        FloatVector end = FloatVector.broadcast(S, high);
        for (int i = 0; i < n; i += L) {
            FloatVector v = get(x, xo + i);
            closed.blend(get(u, uo + i), v.compare(VectorOperators.GT, closed))
                    .blend(closed, v.compare(VectorOperators.GE, end))
                    .intoArray(z, zo + i);
        }
    }
}
