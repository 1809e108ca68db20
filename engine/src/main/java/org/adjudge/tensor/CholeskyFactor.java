package org.adjudge.tensor;

/**
 * Upper triangular U with {@code Uᵀ U = A}, A symmetric positive definite, row by row; of many rows the first half, then from the others the product
 * of what was found is taken. The bits depend on no number of threads.
 */
final class CholeskyFactor {
    /** Rows that a product is taken from at once: to the right of the diagonal only. */
    private static final int SLAB = 64;

    private CholeskyFactor() {}

    /**
     * Turns the first rows of a matrix of n rows, of which only what is on the diagonal and to the right of it is read, into those of U; what stands to the left
     * is undefined afterwards.
     *
     * @return false if A is not positive definite
     */
    static boolean of(Block a, int count, int n) {
        if (count <= Substitution.SMALL) {
            return few(a, count, n);
        }
        int half = Substitution.half(count);
        if (!of(a, half, n)) {
            return false;
        }
        for (int i = half; i < count; i += SLAB) {
            Block right = a.from(0, i);
            a.from(i, i).subtractProduct(right, true, right, Math.min(SLAB, count - i), half, n - i);
        }
        return of(a.from(half, half), count - half, n - half);
    }

    private static boolean few(Block a, int count, int n) {
        double[][] rows = a.rows(count, n);
        for (int i = 0; i < count; i++) {
            double[] row = rows[i];
            for (int k = 0; k < i; k++) {
                Block.subtract(row, rows[k][i], rows[k], i, n);
            }
            if (row[i] <= 0) {
                return false;
            }
            double diagonal = Math.sqrt(row[i]);
            for (int j = i; j < n; j++) {
                row[j] /= diagonal;
            }
        }
        a.write(rows, n);
        return true;
    }
}
