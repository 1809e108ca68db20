package org.adjudge.tensor;

/**
 * Elementwise loops over parts of arrays. Trusting: the caller has checked that {@code n} elements are there.
 *
 * <p>In all of them element {@code i} of the result, for {@code i < n}, depends on the operands' elements {@code i} alone;
 * result and operands may be the same part of the same array.
 */
public interface Loops {
    /** {@code z[zo + i] = code(x[xo + i])}. */
    void map(Code code, float[] x, int xo, float[] z, int zo, int n);

    /** {@code z[zo + i] = code(x[xo + i])}. */
    void map(Code code, double[] x, int xo, double[] z, int zo, int n);

    /** {@code z[zo + i] = code(x[xo + i], y[yo + i])}. */
    void zip(Code code, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n);

    /** {@code z[zo + i] = code(x[xo + i], y[yo + i])}. */
    void zip(Code code, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n);

    /** Whether {@code code} holds of {@code x[xo + i]} and {@code y[yo + i]}. */
    void compare(Code code, float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n);

    /** Whether {@code code} holds of {@code x[xo + i]} and {@code y[yo + i]}. */
    void compare(Code code, double[] x, int xo, double[] y, int yo, boolean[] z, int zo, int n);
}
