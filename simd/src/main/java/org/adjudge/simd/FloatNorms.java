package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What normalising float32 does in double, bit for bit plain Java's; of each whole float vector the first half, as {@link FloatRoots}. */
final class FloatNorms {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = D.length();

    private FloatNorms() {}

    /** As {@link org.adjudge.tensor.Loops#addRows}. */
    static void addRows(float[] x, int xo, int rows, int width, double[] sums) {
        int whole = FloatSums.whole(width, x.length - xo - (rows - 1) * width);
        addWhole(x, xo, rows, width, sums, whole);
        for (int r = 0, at = xo; r < rows && whole < width; r++, at += width) {
            for (int i = whole; i < width; i++) {
                sums[i] += x[at + i];
            }
        }
    }

    /** Of each row the first n elements, which are whole vectors with another after each. */
    private static void addWhole(float[] x, int xo, int rows, int width, double[] sums, int n) {
        int i = 0;
        for (; i + 2 * L <= n; i += 2 * L) {
            DoubleVector s = DoubleVector.fromArray(D, sums, i);
            DoubleVector t = DoubleVector.fromArray(D, sums, i + L);
            int at = xo + i;
            for (int r = 0; r < rows; r++) {
                s = ((DoubleVector) FloatVector.fromArray(S, x, at).convertShape(VectorOperators.F2D, D, 0)).add(s);
                t = ((DoubleVector) FloatVector.fromArray(S, x, at + L).convertShape(VectorOperators.F2D, D, 0)).add(t);
                at += width;
            }
            s.intoArray(sums, i);
            t.intoArray(sums, i + L);
        }
        for (; i < n; i += L) {
            DoubleVector s = DoubleVector.fromArray(D, sums, i);
            int at = xo + i;
            for (int r = 0; r < rows; r++) {
                s = ((DoubleVector) FloatVector.fromArray(S, x, at).convertShape(VectorOperators.F2D, D, 0)).add(s);
                at += width;
            }
            s.intoArray(sums, i);
        }
    }

    /** As {@link org.adjudge.tensor.Loops#addDeviations}. */
    static void addDeviations(
            float[] x, int xo, int rows, int width, double[] center, double[] sums, double[] squares) {
        int whole = FloatSums.whole(width, x.length - xo - (rows - 1) * width);
        addWhole(x, xo, rows, width, center, sums, squares, whole);
        for (int r = 0, at = xo; r < rows && whole < width; r++, at += width) {
            for (int i = whole; i < width; i++) {
                double deviation = x[at + i] - center[i];
                sums[i] += deviation;
                squares[i] += deviation * deviation;
            }
        }
    }

    private static void addWhole(
            float[] x, int xo, int rows, int width, double[] center, double[] sums, double[] squares, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector c = DoubleVector.fromArray(D, center, i);
            DoubleVector s = DoubleVector.fromArray(D, sums, i);
            DoubleVector t = DoubleVector.fromArray(D, squares, i);
            int at = xo + i;
            for (int r = 0; r < rows; r++) {
                DoubleVector deviation =
                        ((DoubleVector) FloatVector.fromArray(S, x, at).convertShape(VectorOperators.F2D, D, 0)).sub(c);
                s = deviation.add(s);
                t = deviation.mul(deviation).add(t);
                at += width;
            }
            s.intoArray(sums, i);
            t.intoArray(squares, i);
        }
    }

    /** As {@link org.adjudge.tensor.Loops#normalise}. */
    static void normalise(
            float[] x, int xo, double[] center, double[] factor, double[] offset, float[] z, int zo, int n) {
        int whole = FloatSums.whole(n, n);
        normaliseWhole(x, xo, center, factor, offset, z, zo, whole);
        for (int i = whole; i < n; i++) {
            z[zo + i] = (float) ((x[xo + i] - center[i]) * factor[i] + offset[i]);
        }
    }

    /** Whole vectors with another after each in x and in z, which is written over. */
    private static void normaliseWhole(
            float[] x, int xo, double[] center, double[] factor, double[] offset, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector y = ((DoubleVector)
                            FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0))
                    .sub(DoubleVector.fromArray(D, center, i))
                    .mul(DoubleVector.fromArray(D, factor, i))
                    .add(DoubleVector.fromArray(D, offset, i));
            ((FloatVector) y.convertShape(VectorOperators.D2F, S, 0)).intoArray(z, zo + i);
        }
    }

    /** Whole vectors. */
    static void pull(
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
        FloatVector first = FloatVector.broadcast(S, low);
        FloatVector end = FloatVector.broadcast(S, high);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector at = FloatVector.fromArray(S, x, xo + i);
            FloatVector passed = first.blend(
                    FloatVector.fromArray(S, u, uo + i),
                    at.compare(VectorOperators.GT, first).andNot(at.compare(VectorOperators.GE, end)));
            FloatVector deviation = FloatVector.fromArray(S, v, vo + i).sub(FloatVector.fromArray(S, c, co + i));
            passed.intoArray(z, zo + i); // which may be where v was
            passed.mul(deviation).intoArray(p, po + i);
        }
    }

    /** Whole vectors. */
    static void centre(
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
        for (int i = 0; i < n; i += S.length()) {
            FloatVector pull = FloatVector.fromArray(S, c, co + i)
                    .sub(FloatVector.fromArray(S, y, yo + i))
                    .mul(FloatVector.fromArray(S, f, fo + i));
            FloatVector.fromArray(S, x, xo + i)
                    .sub(FloatVector.fromArray(S, a, ao + i))
                    .add(pull)
                    .mul(FloatVector.fromArray(S, s, so + i))
                    .intoArray(z, zo + i);
        }
    }
}
