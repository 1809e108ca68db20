package org.adjudge.tensor;

import java.util.Arrays;

/**
 * {@code P A = L U} of a square matrix, L with ones on its diagonal, by Gauss's elimination with the largest pivot of each column. A few columns are
 * eliminated one by one; more are halved, and between the halves stands a product (Toledo, SIAM Journal on Matrix Analysis 18 (1997), 1065-1081).
 * The bits depend on no number of threads.
 */
final class Elimination {
    private final int n;
    private final Block lu;
    /** Which row of A each row of P A is. */
    private final int[] source;

    private int sign = 1;

    /** @param a {@code [n, n]}. Modified: it becomes L and U */
    Elimination(double[] a, int n) {
        this.n = n;
        this.lu = Block.of(a, n);
        this.source = new int[n];
        Arrays.setAll(source, i -> i);
        eliminate(0, n);
    }

    private void eliminate(int first, int count) {
        if (count <= Substitution.SMALL) {
            few(first, count);
            return;
        }
        int half = Substitution.half(count);
        int middle = first + half;
        int rest = count - half;
        eliminate(first, half);
        Block right = lu.from(first, middle);
        new Substitution(lu.from(first, first), false, true, true).solve(half, right, rest);
        lu.from(middle, middle).subtractProduct(lu.from(middle, first), false, right, n - middle, half, rest);
        eliminate(middle, rest);
    }

    /** Columns are copied to arrays of their own, for the same reason as in {@link Block#rows}. */
    private void few(int first, int count) {
        Block panel = lu.from(first, first);
        int m = n - first;
        double[][] columns = new double[count][];
        for (int j = 0; j < count; j++) {
            columns[j] = (double[]) Scratch.array(DType.F64, j, m);
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < count; j++) {
                columns[j][i] = panel.get(i, j);
            }
        }
        for (int j = 0; j < count; j++) {
            int pivot = largest(columns[j], j, m);
            exchange(first + j, first + pivot);
            for (double[] column : columns) {
                double x = column[j];
                column[j] = column[pivot];
                column[pivot] = x;
            }
            divide(columns[j], columns[j][j], j + 1, m);
            for (int k = j + 1; k < count; k++) {
                Block.subtract(columns[k], columns[k][j], columns[j], j + 1, m);
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < count; j++) {
                panel.set(i, j, columns[j][i]);
            }
        }
    }

    private static int largest(double[] column, int from, int m) {
        int at = from;
        double most = Math.abs(column[from]);
        for (int i = from + 1; i < m; i++) {
            if (Math.abs(column[i]) > most) {
                most = Math.abs(column[i]);
                at = i;
            }
        }
        return at;
    }

    /** Where all that could be a pivot is 0, there is nothing to divide. */
    private static void divide(double[] column, double pivot, int from, int m) {
        for (int i = from; pivot != 0 && i < m; i++) {
            column[i] /= pivot;
        }
    }

    private void exchange(int i, int j) {
        if (i != j) {
            lu.exchangeRows(i, j, n);
            int row = source[i];
            source[i] = source[j];
            source[j] = row;
            sign = -sign;
        }
    }

    /** 1 or -1: the determinant of P. */
    int sign() {
        return sign;
    }

    /** An element of U's diagonal. */
    double pivot(int i) {
        return lu.get(i, i);
    }

    /** Whether U has a zero on its diagonal. */
    boolean isSingular() {
        boolean singular = false;
        for (int i = 0; i < n; i++) {
            singular |= pivot(i) == 0;
        }
        return singular;
    }

    /** X with {@code A X = B}, {@code B: [n, columns]}. */
    double[] solve(double[] b, int columns) {
        double[] x = new double[n * columns];
        for (int i = 0; i < n; i++) {
            System.arraycopy(b, source[i] * columns, x, i * columns, columns);
        }
        new Substitution(lu, false, true, true).solve(n, Block.of(x, columns), columns);
        new Substitution(lu, false, false, false).solve(n, Block.of(x, columns), columns);
        return x;
    }

    /** {@code A⁻¹ = U⁻¹ L⁻¹ P}: L⁻¹ is a lower triangle, which saves half of the work of finding it. */
    double[] inverse() {
        double[] x = new double[n * n];
        for (int i = 0; i < n; i++) {
            x[i * n + i] = 1;
        }
        new Substitution(lu, false, true, true).solve(n, Block.of(x, n), n, 0);
        new Substitution(lu, false, false, false).solve(n, Block.of(x, n), n);
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, i * n, row, 0, n);
            for (int j = 0; j < n; j++) {
                x[i * n + source[j]] = row[j];
            }
        }
        return x;
    }
}
