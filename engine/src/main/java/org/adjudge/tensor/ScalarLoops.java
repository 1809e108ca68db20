package org.adjudge.tensor;

import java.util.function.DoubleUnaryOperator;

/** {@link Loops} in plain Java; those of arithmetic alone the compiler turns into vector instructions. */
final class ScalarLoops implements Loops {
    private static final int CHUNK = 512;
    /**
     * A float that is widened waits for what last stood in its register, so widening just before a call makes the calls wait for
     * each other (JDK 17). A chunk is widened first, and here.
     */
    private static final ThreadLocal<double[]> WIDE = ThreadLocal.withInitial(() -> new double[CHUNK]);

    @Override
    public void call(String name, DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        double[] wide = WIDE.get();
        for (int from = 0; from < n; from += CHUNK) {
            int m = Math.min(CHUNK, n - from);
            widen(x, xo + from, wide, m);
            for (int i = 0; i < m; i++) {
                wide[i] = f.applyAsDouble(wide[i]);
            }
            narrow(wide, z, zo + from, m);
        }
    }

    @Override
    public void call(String name, DoubleUnaryOperator f, double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = f.applyAsDouble(x[xo + i]);
        }
    }

    private static void widen(float[] x, int xo, double[] wide, int n) {
        for (int i = 0; i < n; i++) {
            wide[i] = x[xo + i];
        }
    }

    private static void narrow(double[] wide, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = (float) wide[i];
        }
    }

    @Override
    public void select(boolean[] c, int co, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        ScalarFloatLoops.select(c, co, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void select(boolean[] c, int co, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        ScalarDoubleLoops.select(c, co, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void map(Code code, float[] x, int xo, float[] z, int zo, int n) {
        ScalarFloatLoops.map(code, x, xo, z, zo, n);
    }

    @Override
    public void map(Code code, double[] x, int xo, double[] z, int zo, int n) {
        ScalarDoubleLoops.map(code, x, xo, z, zo, n);
    }

    @Override
    public void zip(Code code, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        ScalarFloatLoops.zip(code, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void zip(Code code, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        ScalarDoubleLoops.zip(code, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void compare(Code code, float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n) {
        ScalarFloatLoops.compare(code, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void compare(Code code, double[] x, int xo, double[] y, int yo, boolean[] z, int zo, int n) {
        ScalarDoubleLoops.compare(code, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void choose(
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
        ScalarFloatLoops.choose(code, x, xo, y, yo, u, uo, v, vo, z, zo, n);
    }

    @Override
    public void choose(
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
        ScalarDoubleLoops.choose(code, x, xo, y, yo, u, uo, v, vo, z, zo, n);
    }

    @Override
    public void gate(float[] x, int xo, float low, float high, float[] u, int uo, float[] z, int zo, int n) {
        ScalarFloatLoops.gate(x, xo, low, high, u, uo, z, zo, n);
    }

    @Override
    public void gate(double[] x, int xo, double low, double high, double[] u, int uo, double[] z, int zo, int n) {
        ScalarDoubleLoops.gate(x, xo, low, high, u, uo, z, zo, n);
    }

    @Override
    public void pull(
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
            int n) {
        for (int i = 0; i < n; i++) {
            float passed = low < x[xo + i] && !(x[xo + i] >= high) ? u[uo + i] : low;
            float product = passed * (v[vo + i] - c[co + i]);
            z[zo + i] = passed;
            p[po + i] = product;
        }
    }

    @Override
    public void centre(
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
            int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = s[so + i] * ((x[xo + i] - a[ao + i]) + (c[co + i] - y[yo + i]) * f[fo + i]);
        }
    }

    @Override
    public void sum(float[] x, int xo, int n, double[] sums) {
        int i = 0;
        for (; i + PARTS <= n; i += PARTS) {
            for (int k = 0; k < PARTS; k++) {
                sums[k] += x[xo + i + k];
            }
        }
        for (int k = 0; i < n; i++, k++) {
            sums[k] += x[xo + i];
        }
    }

    @Override
    public void dot(float[] x, int xo, float[] y, int yo, int n, double[] sums) {
        int i = 0;
        for (; i + PARTS <= n; i += PARTS) {
            for (int k = 0; k < PARTS; k++) {
                sums[k] += x[xo + i + k] * y[yo + i + k];
            }
        }
        for (int k = 0; i < n; i++, k++) {
            sums[k] += x[xo + i] * y[yo + i];
        }
    }

    @Override
    public void accumulate(float[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] += x[xo + i];
        }
    }

    @Override
    public void addSlices(float[] x, int[] places, int rows, int width, float[] z) {
        for (int r = 0; r < rows; r++) {
            if (places[r] >= 0) {
                int at = places[r] * width;
                zip(Code.ADD, z, at, x, r * width, z, at, width);
            }
        }
    }

    @Override
    public void addRows(float[] x, int xo, int rows, int width, double[] sums) {
        for (int r = 0; r < rows; r++) {
            accumulate(x, xo + r * width, sums, 0, width);
        }
    }

    @Override
    public void addDeviations(
            float[] x, int xo, int rows, int width, double[] center, double[] sums, double[] squares) {
        for (int r = 0, at = xo; r < rows; r++, at += width) {
            for (int i = 0; i < width; i++) {
                double deviation = x[at + i] - center[i];
                sums[i] += deviation;
                squares[i] += deviation * deviation;
            }
        }
    }

    @Override
    public void normalise(
            float[] x, int xo, double[] center, double[] factor, double[] offset, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = (float) ((x[xo + i] - center[i]) * factor[i] + offset[i]);
        }
    }

    @Override
    public void softmax(float[] x, int xo, float[] z, int zo, int n, int rows) {
        for (int r = 0; r < rows; r++) {
            softmax(x, xo + r * n, z, zo + r * n, n);
        }
    }

    private void softmax(float[] x, int xo, float[] z, int zo, int n) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, x[xo + i]);
        }
        for (int i = 0; i < n; i++) {
            float c = x[xo + i];
            float d = c - max;
            float y = d - c;
            float lost = c - (d - y) - (max + y); // Knuth 1969, §4.2.2
            z[zo + i] = Elementary.raisedExp(d, lost);
        }
        double[] sums = new double[PARTS];
        sum(z, zo, n, sums);
        float scale = (float) (1 / Loops.fold(sums));
        for (int i = 0; i < n; i++) {
            z[zo + i] *= scale;
        }
    }
}
