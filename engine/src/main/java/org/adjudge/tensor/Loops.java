package org.adjudge.tensor;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Elementwise loops over parts of arrays. Trusting: the caller has checked that {@code n} elements are there.
 *
 * <p>In all of them element {@code i} of the result, for {@code i < n}, depends on the operands' elements {@code i} alone;
 * result and operands may be the same part of the same array.
 */
public interface Loops {
    /** How many sums {@link #sum} adds to: as many as hide the latency of an addition, and as fit into two long vectors. */
    int PARTS = 16;

    /** {@code z[zo + i] = code(x[xo + i])}. */
    void map(Code code, float[] x, int xo, float[] z, int zo, int n);

    /** {@code z[zo + i] = code(x[xo + i])}. */
    void map(Code code, double[] x, int xo, double[] z, int zo, int n);

    /** {@code z[zo + i] = f(x[xo + i])}, computed in double and rounded; {@code name} tells which row's function f is. */
    void call(String name, DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n);

    /** {@code z[zo + i] = f(x[xo + i])}; {@code name} tells which row's function f is. */
    void call(String name, DoubleUnaryOperator f, double[] x, int xo, double[] z, int zo, int n);

    /** {@code z[zo + i] = c[co + i] ? x[xo + i] : y[yo + i]}. */
    void select(boolean[] c, int co, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n);

    /** {@code z[zo + i] = c[co + i] ? x[xo + i] : y[yo + i]}. */
    void select(boolean[] c, int co, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n);

    /** {@code z[zo + i] = code(x[xo + i], y[yo + i])}. */
    void zip(Code code, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n);

    /** {@code z[zo + i] = code(x[xo + i], y[yo + i])}. */
    void zip(Code code, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n);

    /** Whether {@code code} holds of {@code x[xo + i]} and {@code y[yo + i]}. */
    void compare(Code code, float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n);

    /** {@code z[zo + i] = code(x[xo + i], y[yo + i]) ? u[uo + i] : v[vo + i]}; the code is LESS, LESS_EQUAL or EQUAL. */
    void choose(
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
            int n);

    /** Whether {@code code} holds of {@code x[xo + i]} and {@code y[yo + i]}. */
    void compare(Code code, double[] x, int xo, double[] y, int yo, boolean[] z, int zo, int n);

    /** {@code z[zo + i] = code(x[xo + i], y[yo + i]) ? u[uo + i] : v[vo + i]}; the code is LESS, LESS_EQUAL or EQUAL. */
    void choose(
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
            int n);

    /** {@code z[zo + i] = low < x[xo + i] && !(x[xo + i] >= high) ? u[uo + i] : low}. */
    void gate(float[] x, int xo, float low, float high, float[] u, int uo, float[] z, int zo, int n);

    /** {@code z[zo + i] = low < x[xo + i] && !(x[xo + i] >= high) ? u[uo + i] : low}. */
    void gate(double[] x, int xo, double low, double high, double[] u, int uo, double[] z, int zo, int n);

    /** As {@code gate}, and {@code p[po + i] = z[zo + i] (v[vo + i] - c[co + i])}. */
    void pull(
            float[] x,
            int xo,
            float low,
            float high,
            float[] u,
            int uo,
            float[] v,
            int vo,
            float[] c,
            int co,
            float[] z,
            int zo,
            float[] p,
            int po,
            int n);

    /** {@code z[zo + i] = s[so + i] ((x[xo + i] - a[ao + i]) + (c[co + i] - y[yo + i]) f[fo + i])}. */
    void centre(
            float[] s,
            int so,
            float[] x,
            int xo,
            float[] a,
            int ao,
            float[] c,
            int co,
            float[] y,
            int yo,
            float[] f,
            int fo,
            float[] z,
            int zo,
            int n);

    /**
     * Adds elements to {@link #PARTS} sums, the i-th to sum {@code i mod PARTS}: an order that depends on no vector's length.
     *
     * @param sums Modified.
     */
    void sum(float[] x, int xo, int n, double[] sums);

    /**
     * Adds products, rounded to float32, as {@link #sum} does.
     *
     * @param sums Modified.
     */
    void dot(float[] x, int xo, float[] y, int yo, int n, double[] sums);

    /** {@code z[zo + i] = (x[xo + i] first y[yo + i]) second w[wo + i]}, each rounded; z is no operand. */
    default void pair(
            Code first,
            Code second,
            float[] x,
            int xo,
            float[] y,
            int yo,
            float[] w,
            int wo,
            float[] z,
            int zo,
            int n) {
        zip(first, x, xo, y, yo, z, zo, n);
        zip(second, z, zo, w, wo, z, zo, n);
    }

    /** {@code z[zo + i] = (x[xo + i] first y) second w[wo + i]}, each rounded; z is no operand. */
    default void pair(
            Code first, Code second, float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        zip(first, x, xo, y, z, zo, n);
        zip(second, z, zo, w, wo, z, zo, n);
    }

    /** {@code z[zo + i] = code(x[xo + i], y)}; z is not x. */
    default void zip(Code code, float[] x, int xo, float y, float[] z, int zo, int n) {
        Arrays.fill(z, zo, zo + n, y);
        zip(code, x, xo, z, zo, z, zo, n);
    }

    /** {@code z[zo + i] += x[xo + i]}. */
    void accumulate(float[] x, int xo, double[] z, int zo, int n);

    /** Adds rows, one after the other: {@code z[places[r] width + i] += x[r width + i]} for {@code i < width}; one of a negative place is left out. */
    void addSlices(float[] x, int[] places, int rows, int width, float[] z);

    /** Adds rows, one after the other: {@code sums[i] += x[xo + r width + i]} for {@code i < width}. */
    void addRows(float[] x, int xo, int rows, int width, double[] sums);

    /** Adds, in double, rows of {@code d = x[xo + r width + i] - center[i]} and their squares: {@code sums[i] += d} and {@code squares[i] += d²} for {@code i < width}. */
    void addDeviations(float[] x, int xo, int rows, int width, double[] center, double[] sums, double[] squares);

    /** {@code z[zo + i] = (x[xo + i] - center[i]) factor[i] + offset[i]}, in double, rounded once; z is not x. */
    void normalise(float[] x, int xo, double[] center, double[] factor, double[] offset, float[] z, int zo, int n);

    /**
     * The softmax of rows of n elements, one after the other, within 3 ULP: {@link Elementary} powers of what is below the largest, which are summed in the order of {@link #sum}
     * and multiplied by what 1 is over their sum, rounded.
     */
    void softmax(float[] x, int xo, float[] z, int zo, int n, int rows);

    /** What {@link #sum} has summed, in one number: halves are added to halves. Modifies its argument. */
    static double fold(double[] sums) {
        for (int half = PARTS / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }

    /** Plain Java's. */
    static Loops plain() {
        return ScalarKernels.LOOPS;
    }
}
