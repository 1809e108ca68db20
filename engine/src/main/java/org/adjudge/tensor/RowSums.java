package org.adjudge.tensor;

import java.util.Arrays;

/**
 * Sums of float32 rows, or their means: runs of neighbours, each summed in double in the order of {@link Loops#sum}, a short one in order, and rounded.
 *
 * @param length of a row, at most {@link #LONGEST}
 * @param count 1, or a mean's
 */
public record RowSums(int length, double count) {
    /** Longer rows would not stay in the nearest cache until they are summed. */
    public static final int LONGEST = 2048;

    /** The sums of the rows that n elements are, to {@code z[zo]} and what follows. */
    void add(Loops loops, float[] x, int xo, float[] z, int zo, int n) {
        double[] partial = new double[Loops.PARTS];
        for (int row = 0; row < n / length; row++) {
            z[zo + row] = rounded(sum(loops, x, xo + row * length, length, partial), count);
        }
    }

    /** One sum. Modifies {@code partial}. */
    static double sum(Loops loops, float[] x, int from, int n, double[] partial) {
        if (n < Loops.PARTS) {
            double sum = 0;
            for (int i = from; i < from + n; i++) {
                sum += x[i];
            }
            return sum;
        }
        Arrays.fill(partial, 0);
        loops.sum(x, from, n, partial);
        return Loops.fold(partial);
    }

    /** A sum in float32, over {@code count}. */
    static float rounded(double sum, double count) {
        return count == 1 ? (float) sum : (float) ((float) sum / count);
    }
}
