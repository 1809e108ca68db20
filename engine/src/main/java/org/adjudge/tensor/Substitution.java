package org.adjudge.tensor;

/**
 * {@code X} with {@code op(T) X = B}, T triangular, in place: substitution row by row where T is small, else half by half, with a product of
 * T and what was found between the halves (Golub and Van Loan 2013, §3.1.4). The bits depend on no number of threads.
 *
 * @param t of which only the triangle is read, and not the diagonal if that is taken to be 1
 * @param transposed whether op(T) is Tᵀ
 * @param forward whether op(T) is a lower triangle
 */
record Substitution(Block t, boolean transposed, boolean forward, boolean unit) {
    /** Rows up to which T is small. */
    static final int SMALL = 16;

    /** Solves for {@code B: [n, columns]}. */
    void solve(int n, Block b, int columns) {
        solve(n, b, columns, columns);
    }

    /**
     * Solves forward for a B whose last row has {@code columns} elements and each row above one fewer, until there are {@code fewest}; the
     * rest of it is 0, and so is that of X.
     */
    void solve(int n, Block b, int columns, int fewest) {
        if (n <= SMALL) {
            small(n, b, columns);
            return;
        }
        int half = half(n);
        int rest = n - half;
        Substitution second = new Substitution(t.from(half, half), transposed, forward, unit);
        if (forward) {
            int above = Math.max(fewest, columns - rest);
            solve(half, b, above, fewest);
            b.from(half, 0)
                    .subtractProduct(transposed ? t.from(0, half) : t.from(half, 0), transposed, b, rest, half, above);
            second.solve(rest, b.from(half, 0), columns, fewest);
        } else {
            second.solve(rest, b.from(half, 0), columns);
            b.subtractProduct(
                    transposed ? t.from(half, 0) : t.from(0, half), transposed, b.from(half, 0), half, rest, columns);
            solve(half, b, columns);
        }
    }

    /** About a half, of whole small ones. */
    static int half(int n) {
        return (n / 2 + SMALL - 1) / SMALL * SMALL;
    }

    private void small(int n, Block b, int columns) {
        double[][] rows = b.rows(n, columns);
        for (int step = 0; step < n; step++) {
            int i = forward ? step : n - 1 - step;
            for (int j = forward ? 0 : i + 1; j < (forward ? i : n); j++) {
                Block.subtract(rows[i], transposed ? t.get(j, i) : t.get(i, j), rows[j], 0, columns);
            }
            double pivot = t.get(i, i);
            for (int c = 0; !unit && c < columns; c++) {
                rows[i][c] /= pivot;
            }
        }
        b.write(rows, columns);
    }
}
