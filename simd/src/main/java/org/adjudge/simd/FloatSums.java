package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.adjudge.tensor.Loops;

/**
 * Sums of float32 carried in double, in the order of {@link Loops#sum}, and softmax, which has one. What was just loaded is asked to add the
 * sum, not the other way round: of the sum, which goes round the loop, JDK 17 only guesses the type.
 */
final class FloatSums {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = D.length();
    private static final ThreadLocal<double[]> POWERS = ThreadLocal.withInitial(() -> new double[0]);

    private FloatSums() {}

    /** As many of n elements as are whole vectors with another vector of floats after them, which is read with the last. */
    static int whole(int n) {
        return n < L ? 0 : (n - L) / L * L;
    }

    /** The same in whole groups of {@link Loops#PARTS}. */
    static int wholeGroups(int n) {
        return n < L ? 0 : (n - L) / Loops.PARTS * Loops.PARTS;
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
        double max = max(x, xo, n);
        double[] powers = POWERS.get();
        if (powers.length < n) {
            powers = new double[n];
            POWERS.set(powers);
        }
        double[] sums = new double[Loops.PARTS];
        int whole = wholeGroups(n);
        powers(x, xo, max, powers, whole, sums);
        for (int i = whole; i < n; i++) {
            powers[i] = Math.exp(x[xo + i] - max);
            sums[i % Loops.PARTS] += powers[i];
        }
        double sum = Loops.fold(sums);
        double scale = 1 / sum; // another rounding in double, far below float32's
        scale(powers, scale, z, zo, whole);
        for (int i = whole; i < n; i++) {
            z[zo + i] = (float) (powers[i] * scale);
        }
    }

    private static double max(float[] x, int xo, int n) {
        int whole = S.loopBound(n);
        FloatVector most = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < whole; i += S.length()) {
            most = FloatVector.fromArray(S, x, xo + i).max(most);
        }
        float max = most.reduceLanes(VectorOperators.MAX);
        for (int i = whole; i < n; i++) {
            max = Math.max(max, x[xo + i]);
        }
        return max;
    }

    /** {@code exp(x - max)} of whole groups, and their sums. Below -110 it is 0 in float32, whatever it is added to. */
    private static void powers(float[] x, int xo, double max, double[] powers, int n, double[] sums) {
        for (int i = 0; i < n; i += L) {
            DoubleVector wide =
                    (DoubleVector) FloatVector.fromArray(S, x, xo + i).convertShape(VectorOperators.F2D, D, 0);
            wide.sub(max).intoArray(powers, i);
        }
        FloatFunctions.exp(powers, n, 0.0);
        for (int k = 0; k < Loops.PARTS; k += L) {
            sum(powers, k, n, sums);
        }
    }

    private static void sum(double[] x, int from, int n, double[] sums) {
        DoubleVector s = DoubleVector.fromArray(D, sums, from);
        for (int i = from; i < n; i += Loops.PARTS) {
            s = DoubleVector.fromArray(D, x, i).add(s);
        }
        s.intoArray(sums, from);
    }

    private static void scale(double[] powers, double scale, float[] z, int zo, int n) {
        for (int i = 0; i < n; i += L) {
            DoubleVector y = DoubleVector.fromArray(D, powers, i).mul(scale);
            ((FloatVector) y.convertShape(VectorOperators.D2F, S, 0)).intoArray(z, zo + i);
        }
    }
}
