package org.adjudge.tensor;

/**
 * The product of two matrices of one shape and dtype, prepared: {@code C = A B}. Each element of C is one chain of additions over
 * the inner axis from its first to its last, so its bits depend on the numbers of its row and column alone: not on where
 * in the matrices it stands, nor on the number of threads. Whether a link of the chain is {@code sum + a b} rounded twice or
 * once (fma) is the kernel set's choice.
 *
 * <p>Trusting: the caller has checked the types and that the arrays are long enough. Safe for several threads.
 */
public interface Product {
    /**
     * Computes C, row by row without gaps. Every element is written, whatever stood there; zeros if the inner axis is empty.
     *
     * @param a {@code float[]} or {@code double[]}, as the dtype says; A begins at {@code ao}. Not modified.
     * @param b the same. Not modified.
     * @param c the same, another array than {@code a} and {@code b}. Modified.
     */
    void multiply(Object a, int ao, Object b, int bo, Object c, int co);

    /** Plain Java's. */
    static Product plain(DType dtype, Form form) {
        return dtype == DType.F32 ? new FloatProduct(form) : new DoubleProduct(form);
    }

    /**
     * What a product is prepared for. A transposed matrix is one whose strides are exchanged.
     *
     * @param m rows of A and C
     * @param k columns of A, rows of B
     * @param n columns of B and C
     * @param ai from a row of A to the next, in elements
     * @param ak from a column of A to the next
     * @param bk from a row of B to the next
     * @param bj from a column of B to the next
     */
    record Form(int m, int k, int n, int ai, int ak, int bk, int bj) {
        /** {@code op(A) op(B)} of matrices without gaps, {@code A: [m, k]} or {@code [k, m]}, {@code B: [k, n]} or {@code [n, k]}. */
        static Form of(int m, int k, int n, boolean transposeA, boolean transposeB) {
            return new Form(m, k, n, transposeA ? 1 : k, transposeA ? m : 1, transposeB ? 1 : n, transposeB ? k : 1);
        }

        /** How many multiplications and additions it takes. */
        public long work() {
            return (long) m * k * n;
        }
    }
}
