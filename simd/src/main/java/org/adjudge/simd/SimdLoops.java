package org.adjudge.simd;

import java.util.function.DoubleUnaryOperator;
import org.adjudge.tensor.Code;
import org.adjudge.tensor.Loops;

/** The elementwise loops: whole vectors here, what is left over, and what there is no loop for, in plain Java, with the same bits. */
final class SimdLoops implements Loops {
    private static final Loops PLAIN = Loops.plain();

    @Override
    public void map(Code code, float[] x, int xo, float[] z, int zo, int n) {
        int whole = FloatLoops.whole(n);
        FloatLoops.map(code, x, xo, z, zo, whole);
        if (whole < n) {
            PLAIN.map(code, x, xo + whole, z, zo + whole, n - whole);
        }
    }

    @Override
    public void call(String name, DoubleUnaryOperator f, float[] x, int xo, float[] z, int zo, int n) {
        int whole = FloatLoops.whole(n);
        int from = FloatFunctions.call(name, x, xo, z, zo, whole) ? whole : 0;
        if (name.equals("RSQRT")) {
            from = FloatSums.whole(n, x.length - xo);
            FloatRoots.rsqrt(x, xo, z, zo, from);
        }
        if (from < n) {
            PLAIN.call(name, f, x, xo + from, z, zo + from, n - from);
        }
    }

    @Override
    public void call(String name, DoubleUnaryOperator f, double[] x, int xo, double[] z, int zo, int n) {
        int whole = DoubleLoops.whole(n);
        int from = DoubleFunctions.call(name, x, xo, z, zo, whole) ? whole : 0;
        if (from < n) {
            PLAIN.call(name, f, x, xo + from, z, zo + from, n - from);
        }
    }

    @Override
    public void map(Code code, double[] x, int xo, double[] z, int zo, int n) {
        int whole = DoubleLoops.whole(n);
        int from = DoubleLoops.map(code, x, xo, z, zo, whole) ? whole : 0;
        if (from < n) {
            PLAIN.map(code, x, xo + from, z, zo + from, n - from);
        }
    }

    @Override
    public void zip(Code code, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        int whole = FloatLoops.whole(n);
        FloatLoops.zip(code, x, xo, y, yo, z, zo, whole);
        if (whole < n) {
            PLAIN.zip(code, x, xo + whole, y, yo + whole, z, zo + whole, n - whole);
        }
    }

    @Override
    public void zip(Code code, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        int whole = DoubleLoops.whole(n);
        DoubleLoops.zip(code, x, xo, y, yo, z, zo, whole);
        if (whole < n) {
            PLAIN.zip(code, x, xo + whole, y, yo + whole, z, zo + whole, n - whole);
        }
    }

    @Override
    public void compare(Code code, float[] x, int xo, float[] y, int yo, boolean[] z, int zo, int n) {
        int whole = FloatLoops.whole(n);
        FloatLoops.compare(code, x, xo, y, yo, z, zo, whole);
        if (whole < n) {
            PLAIN.compare(code, x, xo + whole, y, yo + whole, z, zo + whole, n - whole);
        }
    }

    /** Plain Java's: a vector's mask of so few lanes costs more to store than it saves. */
    @Override
    public void compare(Code code, double[] x, int xo, double[] y, int yo, boolean[] z, int zo, int n) {
        PLAIN.compare(code, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void select(boolean[] c, int co, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        int whole = FloatLoops.whole(n);
        FloatLoops.select(c, co, x, xo, y, yo, z, zo, whole);
        if (whole < n) {
            PLAIN.select(c, co + whole, x, xo + whole, y, yo + whole, z, zo + whole, n - whole);
        }
    }

    @Override
    public void select(boolean[] c, int co, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        int whole = DoubleLoops.whole(n);
        DoubleLoops.select(c, co, x, xo, y, yo, z, zo, whole);
        if (whole < n) {
            PLAIN.select(c, co + whole, x, xo + whole, y, yo + whole, z, zo + whole, n - whole);
        }
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
        int k = FloatLoops.whole(n);
        FloatLoops.choose(code, x, xo, y, yo, u, uo, v, vo, z, zo, k);
        if (k < n) {
            PLAIN.choose(code, x, xo + k, y, yo + k, u, uo + k, v, vo + k, z, zo + k, n - k);
        }
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
        int k = DoubleLoops.whole(n);
        DoubleLoops.choose(code, x, xo, y, yo, u, uo, v, vo, z, zo, k);
        if (k < n) {
            PLAIN.choose(code, x, xo + k, y, yo + k, u, uo + k, v, vo + k, z, zo + k, n - k);
        }
    }

    @Override
    public void gate(float[] x, int xo, float low, float high, float[] u, int uo, float[] z, int zo, int n) {
        int whole = FloatLoops.whole(n);
        FloatLoops.gate(x, xo, low, high, u, uo, z, zo, whole);
        if (whole < n) {
            PLAIN.gate(x, xo + whole, low, high, u, uo + whole, z, zo + whole, n - whole);
        }
    }

    @Override
    public void gate(double[] x, int xo, double low, double high, double[] u, int uo, double[] z, int zo, int n) {
        int whole = DoubleLoops.whole(n);
        DoubleLoops.gate(x, xo, low, high, u, uo, z, zo, whole);
        if (whole < n) {
            PLAIN.gate(x, xo + whole, low, high, u, uo + whole, z, zo + whole, n - whole);
        }
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
        int k = FloatLoops.whole(n);
        FloatNorms.pull(x, xo, low, high, u, uo, v, vo, c, co, z, zo, p, po, k);
        if (k < n) {
            PLAIN.pull(x, xo + k, low, high, u, uo + k, v, vo + k, c, co + k, z, zo + k, p, po + k, n - k);
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
        int k = FloatLoops.whole(n);
        FloatNorms.centre(s, so, x, xo, a, ao, c, co, y, yo, f, fo, z, zo, k);
        if (k < n) {
            PLAIN.centre(s, so + k, x, xo + k, a, ao + k, c, co + k, y, yo + k, f, fo + k, z, zo + k, n - k);
        }
    }

    @Override
    public void sum(float[] x, int xo, int n, double[] sums) {
        int whole = FloatSums.wholeGroups(n, x.length - xo);
        FloatSums.sum(x, xo, whole, sums);
        PLAIN.sum(x, xo + whole, n - whole, sums);
    }

    @Override
    public void dot(float[] x, int xo, float[] y, int yo, int n, double[] sums) {
        int whole = FloatSums.wholeGroups(n, Math.min(x.length - xo, y.length - yo));
        FloatSums.dot(x, xo, y, yo, whole, sums);
        PLAIN.dot(x, xo + whole, y, yo + whole, n - whole, sums);
    }

    /** The last elements are computed together with some before them, once more; so in all with one operand that is no result. */
    @Override
    public void pair(
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
        if (n < FloatPairs.L) {
            PLAIN.pair(first, second, x, xo, y, yo, w, wo, z, zo, n);
            return;
        }
        int last = n - FloatPairs.L;
        FloatPairs.pair(first, second, x, xo, y, yo, w, wo, z, zo, FloatLoops.whole(n));
        FloatPairs.pair(first, second, x, xo + last, y, yo + last, w, wo + last, z, zo + last, n - last);
    }

    @Override
    public void pair(Code first, Code second, float[] x, int xo, float y, float[] w, int wo, float[] z, int zo, int n) {
        if (n < FloatRows.L) {
            PLAIN.pair(first, second, x, xo, y, w, wo, z, zo, n);
            return;
        }
        int last = n - FloatRows.L;
        FloatRows.pair(first, second, x, xo, y, w, wo, z, zo, FloatLoops.whole(n));
        FloatRows.pair(first, second, x, xo + last, y, w, wo + last, z, zo + last, n - last);
    }

    @Override
    public void zip(Code code, float[] x, int xo, float y, float[] z, int zo, int n) {
        if (n < FloatRows.L) {
            PLAIN.zip(code, x, xo, y, z, zo, n);
            return;
        }
        int last = n - FloatRows.L;
        FloatRows.zip(code, x, xo, y, z, zo, FloatLoops.whole(n));
        FloatRows.zip(code, x, xo + last, y, z, zo + last, n - last);
    }

    @Override
    public void accumulate(float[] x, int xo, double[] z, int zo, int n) {
        int whole = FloatSums.whole(n, x.length - xo);
        FloatSums.accumulate(x, xo, z, zo, whole);
        if (whole < n) {
            PLAIN.accumulate(x, xo + whole, z, zo + whole, n - whole);
        }
    }

    @Override
    public void addSlices(float[] x, int[] places, int rows, int width, float[] z) {
        FloatSlices.add(x, places, rows, width, z);
    }

    @Override
    public void addRows(float[] x, int xo, int rows, int width, double[] sums) {
        FloatNorms.addRows(x, xo, rows, width, sums);
    }

    @Override
    public void addDeviations(
            float[] x, int xo, int rows, int width, double[] center, double[] sums, double[] squares) {
        FloatNorms.addDeviations(x, xo, rows, width, center, sums, squares);
    }

    @Override
    public void normalise(
            float[] x, int xo, double[] center, double[] factor, double[] offset, float[] z, int zo, int n) {
        FloatNorms.normalise(x, xo, center, factor, offset, z, zo, n);
    }

    @Override
    public void softmax(float[] x, int xo, float[] z, int zo, int n, int rows) {
        FloatFunctions.softmax(x, xo, z, zo, n, rows);
    }
}
