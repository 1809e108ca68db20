package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.adjudge.tensor.Elementary;
import org.adjudge.tensor.Loops;

/**
 * Sums of float32 carried in double, in the order of {@link Loops#sum}, and softmax, which has one; bit for bit plain Java's. What was just loaded is asked to add the
 * sum, not the other way round: of the sum, which goes round the loop, JDK 17 only guesses the type.
 */
final class FloatSums {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = D.length();

    private FloatSums() {}

    /** As many of n elements, with {@code room} left in their array, as are whole vectors with another after each, which is read with it. */
    static int whole(int n, int room) {
        return Math.min(n, Math.max(0, room - L)) / L * L;
    }

    /** The same in whole groups of {@link Loops#PARTS}. */
    static int wholeGroups(int n, int room) {
        return Math.min(n, Math.max(0, room - L)) / Loops.PARTS * Loops.PARTS;
    }

    /** Whole groups, two vectors of sums at a time. */
    static void sum(float[] x, int xo, int n, double[] sums) {
        for (int k = 0; k < Loops.PARTS; k += 2 * L) {
            DoubleVector s = DoubleVector.fromArray(D, sums, k);
            DoubleVector t = DoubleVector.fromArray(D, sums, k + L);
            for (int i = k; i < n; i += Loops.PARTS) {
                s = ((DoubleVector) FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0)).add(s);
                t = ((DoubleVector) FloatVector.fromArray(S, x, xo + i + L).convertShape(VectorOperators.F2D, D, 0))
                        .add(t);
            }
            s.intoArray(sums, k);
            t.intoArray(sums, k + L);
        }
    }

    /** Whole vectors. */
    static void accumulate(float[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector.fromArray(D, z, zo + i)
                    .add(((DoubleVector) FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0)))
                    .intoArray(z, zo + i);
        }
    }

    static void softmax(float[] x, int xo, float[] z, int zo, int n) {
        float max = max(x, xo, n);
        FloatFunctions b = FloatFunctions.buffers();
        for (int from = 0; from < n; from += FloatFunctions.CHUNK) {
            int m = Math.min(FloatFunctions.CHUNK, n - from);
            int whole = (m + S.length() - 1) / S.length() * S.length(); // whatever stands after the row
            System.arraycopy(x, xo + from, b.x, 0, m);
            subtract(b.x, max, b.low, whole);
            b.exp(b.x, 0, whole);
            System.arraycopy(b.x, 0, z, zo + from, m);
        }
        double[] sums = new double[Loops.PARTS];
        int groups = wholeGroups(n, z.length - zo);
        sum(z, zo, groups, sums);
        for (int i = groups; i < n; i++) {
            sums[i % Loops.PARTS] += z[zo + i];
        }
        float scale = (float) (1 / Loops.fold(sums));
        int whole = S.loopBound(n);
        scale(z, zo, scale, whole);
        for (int i = whole; i < n; i++) {
            z[zo + i] *= scale;
        }
    }

    /** The largest; with NaN among the elements any of them, since their sum is NaN all the same. */
    private static float max(float[] x, int xo, int n) {
        int whole = n / (2 * S.length()) * (2 * S.length());
        FloatVector s = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
        FloatVector t = s;
        for (int i = 0; i < whole; i += 2 * S.length()) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            FloatVector w = FloatVector.fromArray(S, x, xo + i + S.length());
            s = v.blend(s, v.compare(VectorOperators.LT, s));
            t = w.blend(t, w.compare(VectorOperators.LT, t));
        }
        float max = s.max(t).reduceLanes(VectorOperators.MAX);
        for (int i = whole; i < n; i++) {
            max = x[xo + i] > max ? x[xo + i] : max;
        }
        return max;
    }

    /** {@code x - max}, and what that had lost. */
    private static void subtract(float[] x, float max, float[] low, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector c = FloatVector.fromArray(S, x, i);
            FloatVector d = c.sub(max);
            FloatVector y = d.sub(c);
            FloatVector lost = c.sub(d.sub(y)).sub(y.add(max));
            d.intoArray(x, i);
            lost.blend(0f, d.compare(VectorOperators.LT, Elementary.EXP_LEAST)).intoArray(low, i);
        }
    }

    private static void scale(float[] z, int zo, float scale, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector.fromArray(S, z, zo + i).mul(scale).intoArray(z, zo + i);
        }
    }
}
