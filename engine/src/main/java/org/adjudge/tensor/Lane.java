package org.adjudge.tensor;

import java.util.Arrays;

/**
 * Loops over arrays of F32 or F64 whose dtype the caller need not know. Those that multiply read all arrays from the first element on: the
 * form in which the compiler (JDK 17) turns them into vector instructions. What stands elsewhere is copied first, which costs a fraction.
 */
final class Lane {
    /** So many elements of a row are written before the next row is: about a line of the cache. */
    private static final int LINE = 16;

    private static final Loops LOOPS = Kernels.inForce().loops();

    private Lane() {}

    /** {@code n} zeros from {@code from} on. */
    static void clear(Object array, int from, int n) {
        if (array instanceof float[] floats) {
            Arrays.fill(floats, from, from + n, 0);
        } else {
            Arrays.fill((double[]) array, from, from + n, 0);
        }
    }

    /** {@code z[i] += x[i] y[i]}. */
    static void multiplyAdd(Object z, Object x, Object y, int n) {
        if (z instanceof float[] floats) {
            multiplyAdd(floats, (float[]) x, (float[]) y, n);
        } else {
            multiplyAdd((double[]) z, (double[]) x, (double[]) y, n);
        }
    }

    private static void multiplyAdd(float[] z, float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            z[i] += x[i] * y[i];
        }
    }

    private static void multiplyAdd(double[] z, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            z[i] += x[i] * y[i];
        }
    }

    /** {@code z[i] = z[i] + x[0][i] y0[i] + x[1][i] y1[i] + x[2][i] y2[i]}, from left to right. */
    static void multiplyAdd(Object z, Object[] x, Object y0, Object y1, Object y2, int n) {
        if (z instanceof float[] floats) {
            multiplyAdd(
                    floats,
                    (float[]) x[0],
                    (float[]) x[1],
                    (float[]) x[2],
                    (float[]) y0,
                    (float[]) y1,
                    (float[]) y2,
                    n);
        } else {
            multiplyAdd(
                    (double[]) z,
                    (double[]) x[0],
                    (double[]) x[1],
                    (double[]) x[2],
                    (double[]) y0,
                    (double[]) y1,
                    (double[]) y2,
                    n);
        }
    }

    private static void multiplyAdd(
            float[] z, float[] x0, float[] x1, float[] x2, float[] y0, float[] y1, float[] y2, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = z[i] + x0[i] * y0[i] + x1[i] * y1[i] + x2[i] * y2[i];
        }
    }

    private static void multiplyAdd(
            double[] z, double[] x0, double[] x1, double[] x2, double[] y0, double[] y1, double[] y2, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = z[i] + x0[i] * y0[i] + x1[i] * y1[i] + x2[i] * y2[i];
        }
    }

    /** {@code z[zo + i] += x[xo + i]}. */
    static void add(Object z, int zo, Object x, int xo, int n) {
        if (z instanceof float[] floats) {
            add(floats, zo, (float[]) x, xo, n);
        } else {
            add((double[]) z, zo, (double[]) x, xo, n);
        }
    }

    private static void add(float[] z, int zo, float[] x, int xo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] += x[xo + i];
        }
    }

    private static void add(double[] z, int zo, double[] x, int xo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] += x[xo + i];
        }
    }

    /** {@code sums[to + i] += x[xo + i]}. */
    static void addTo(double[] sums, int to, Object x, int xo, int n) {
        if (x instanceof float[] floats) {
            LOOPS.accumulate(floats, xo, sums, to, n);
        } else {
            add(sums, to, (double[]) x, xo, n);
        }
    }

    /** {@code z[zo + j rows + i] = x[xo + i columns + j]}. */
    static void transpose(Object x, int xo, Object z, int zo, int rows, int columns) {
        if (x instanceof float[] floats) {
            transpose(floats, xo, (float[]) z, zo, rows, columns);
        } else {
            transpose((double[]) x, xo, (double[]) z, zo, rows, columns);
        }
    }

    private static void transpose(float[] x, int xo, float[] z, int zo, int rows, int columns) {
        for (int first = 0; first < rows; first += LINE) {
            int end = Math.min(first + LINE, rows);
            for (int j = 0; j < columns; j++) {
                for (int i = first; i < end; i++) {
                    z[zo + j * rows + i] = x[xo + i * columns + j];
                }
            }
        }
    }

    private static void transpose(double[] x, int xo, double[] z, int zo, int rows, int columns) {
        for (int first = 0; first < rows; first += LINE) {
            int end = Math.min(first + LINE, rows);
            for (int j = 0; j < columns; j++) {
                for (int i = first; i < end; i++) {
                    z[zo + j * rows + i] = x[xo + i * columns + j];
                }
            }
        }
    }

    /** The array itself, or a copy in double, in {@link Scratch} of this role. */
    static double[] wide(Object array, int role) {
        if (array instanceof float[] floats) {
            double[] wide = (double[]) Scratch.array(DType.F64, role, floats.length);
            for (int i = 0; i < floats.length; i++) {
                wide[i] = floats[i];
            }
            return wide;
        }
        return (double[]) array;
    }

    /** {@code z[zo + i] = x[i]}, rounded. */
    static void round(double[] x, Object z, int zo, int n) {
        if (z instanceof float[] floats) {
            for (int i = 0; i < n; i++) {
                floats[zo + i] = (float) x[i];
            }
        } else {
            System.arraycopy(x, 0, z, zo, n);
        }
    }
}
