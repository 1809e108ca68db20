package org.adjudge.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * Sums, or means, of float32 that can be computed in the pass that computes their terms. All are carried in double, in the order that {@link SumKernel} says.
 *
 * @param row how many neighbours are summed to one, or of {@code COLUMNS} are not; of {@code ALL} 1
 * @param count 1, or a mean's
 */
public record Sums(Kind kind, int row, double count) {
    /** Longer rows would not stay in the nearest caches until they are summed. */
    public static final int LONGEST = 2048;
    /** Elements that are computed, and summed, piece by piece. */
    static final int PIECE = 1 << 14;
    /** Elements that are computed at once. */
    static final int BLOCK = 1024;

    /** What is summed: each row, or each element of a row over all rows, or everything. */
    public enum Kind {
        ROWS,
        COLUMNS,
        ALL
    }

    /** How many elements are computed at once if rows are so long: some whole rows. */
    static int block(int row) {
        return Math.max(1, BLOCK / row) * row;
    }

    /** How many elements are a piece if rows are so long: some whole blocks, about {@link #PIECE}. */
    static int piece(int row) {
        return Math.max(1, PIECE / block(row)) * block(row);
    }

    /** Whether the sum of a shape's elements is one of pieces, all in whole groups of {@link Loops#PARTS}. */
    public static boolean isLarge(Shape shape) {
        return shape.size() >= PIECE && shape.size() % Loops.PARTS == 0;
    }

    /** Whether everything can be summed in a pass that has rows so long: its pieces are those of {@link SumKernel}, and its blocks whole groups. */
    public static boolean sumAll(int row) {
        return piece(row) == PIECE && block(row) % Loops.PARTS == 0;
    }

    /** The sums of the rows that n elements are, to {@code z[zo]} and what follows. */
    void rows(Loops loops, float[] x, int xo, float[] z, int zo, int n) {
        double[] partial = new double[Loops.PARTS];
        for (int i = 0; i < n / row; i++) {
            z[zo + i] = rounded(sum(loops, x, xo + i * row, row, partial), count);
        }
    }

    /** The sums of the rows that n products, rounded, of x and y are. */
    void dots(Loops loops, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        double[] partial = new double[Loops.PARTS];
        for (int i = 0; i < n / row; i++) {
            Arrays.fill(partial, 0);
            loops.dot(x, xo + i * row, y, yo + i * row, row, partial);
            z[zo + i] = rounded(Loops.fold(partial), count);
        }
    }

    /** Adds n elements to the sums of a piece. */
    void add(Loops loops, float[] x, int xo, double[] sums, int n) {
        if (kind == Kind.ALL) {
            loops.sum(x, xo, n, sums);
            return;
        }
        loops.addRows(x, xo, n / row, row, sums);
    }

    /** How many sums a piece has. */
    int width() {
        return kind == Kind.ALL ? Loops.PARTS : row;
    }

    /** The sums of all pieces, rounded. Modifies {@code pieces}. */
    void finish(List<double[]> pieces, float[] z) {
        int n = kind == Kind.ALL ? 1 : row;
        double[] totals = new double[n];
        for (double[] piece : pieces) {
            if (kind == Kind.ALL) {
                Loops.fold(piece);
            }
            for (int i = 0; i < n; i++) {
                totals[i] += piece[i];
            }
        }
        for (int i = 0; i < n; i++) {
            z[i] = rounded(totals[i], count);
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
