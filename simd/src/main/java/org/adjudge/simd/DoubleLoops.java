package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.adjudge.tensor.Code;

/**
 * Elementwise loops over whole vectors of doubles: the arrays' parts are as long as some of them. Each function has a loop in a method
 * of its own, because a method is compiled by what it did first.
 */
final class DoubleLoops {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private DoubleLoops() {}

    /** How many of so many elements are whole vectors. */
    static int whole(int n) {
        return S.loopBound(n);
    }

    private static DoubleVector get(double[] x, int at) {
        return DoubleVector.fromArray(S, x, at);
    }

    /** Whether there is a loop for the function of one number. */
    static boolean map(Code code, double[] x, int xo, double[] z, int zo, int n) {
        switch (code) {
            case NEG -> negate(x, xo, z, zo, n);
            case ABS -> abs(x, xo, z, zo, n);
            case SQUARE -> multiply(x, xo, x, xo, z, zo, n);
            case SQRT -> sqrt(x, xo, z, zo, n);
            case RECIPROCAL -> reciprocal(x, xo, z, zo, n);
            case RELU -> relu(x, xo, z, zo, n);
            case RELU6 -> relu6(x, xo, z, zo, n);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void negate(double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).neg().intoArray(z, zo + i);
        }
    }

    private static void abs(double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).abs().intoArray(z, zo + i);
        }
    }

    private static void sqrt(double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).sqrt().intoArray(z, zo + i);
        }
    }

    private static void reciprocal(double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector.broadcast(S, 1.0).div(get(x, xo + i)).intoArray(z, zo + i);
        }
    }

    private static void relu(double[] x, int xo, double[] z, int zo, int n) {
        DoubleVector zero = DoubleVector.broadcast(S, 0.0);
        for (int i = 0; i < n; i += L) {
            DoubleVector v = get(x, xo + i);
            v.blend(zero, v.compare(VectorOperators.LT, zero)).intoArray(z, zo + i);
        }
    }

    private static void relu6(double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).max(0.0).min(6.0).intoArray(z, zo + i);
        }
    }

    /** A function of two numbers. */
    static void zip(Code code, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
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

    private static void add(double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).add(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void subtract(double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).sub(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void multiply(double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).mul(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void divide(double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).div(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void maximum(double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).max(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    private static void minimum(double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            get(x, xo + i).min(get(y, yo + i)).intoArray(z, zo + i);
        }
    }

    /** The element of x where the condition holds, of y elsewhere. */
    static void select(boolean[] c, int co, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Double> first = VectorMask.fromArray(S, c, co + i);
            get(y, yo + i).blend(get(x, xo + i), first).intoArray(z, zo + i);
        }
    }

    /** The element of u where a comparison of x and y holds, of v elsewhere. */
    static void choose(
            Code code,
            double[] x,
            int xo,
            double[] y,
            int yo,
            double[] u,
            int uo,
            double[] v,
            int vo,
            double[] z,
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
            double[] x, int xo, double[] y, int yo, double[] u, int uo, double[] v, int vo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Double> first = get(x, xo + i).compare(VectorOperators.LT, get(y, yo + i));
            get(v, vo + i).blend(get(u, uo + i), first).intoArray(z, zo + i);
        }
    }

    private static void ifLessOrEqual(
            double[] x, int xo, double[] y, int yo, double[] u, int uo, double[] v, int vo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Double> first = get(x, xo + i).compare(VectorOperators.LE, get(y, yo + i));
            get(v, vo + i).blend(get(u, uo + i), first).intoArray(z, zo + i);
        }
    }

    private static void ifEqual(
            double[] x, int xo, double[] y, int yo, double[] u, int uo, double[] v, int vo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Double> first = get(x, xo + i).compare(VectorOperators.EQ, get(y, yo + i));
            get(v, vo + i).blend(get(u, uo + i), first).intoArray(z, zo + i);
        }
    }

    /** The element of u where that of x is above one number, and not another or above it; elsewhere the first. */
    static void gate(double[] x, int xo, double low, double high, double[] u, int uo, double[] z, int zo, int n) {
        DoubleVector closed = DoubleVector.broadcast(S, low);
        DoubleVector end = DoubleVector.broadcast(S, high);
        for (int i = 0; i < n; i += L) {
            DoubleVector v = get(x, xo + i);
            closed.blend(get(u, uo + i), v.compare(VectorOperators.GT, closed))
                    .blend(closed, v.compare(VectorOperators.GE, end))
                    .intoArray(z, zo + i);
        }
    }
}
