package org.adjudge.tensor;

/**
 * Products of float32 matrices of four rows, columns and elements of a sum at most, as {@link FloatProduct} computes them, bit for bit: of so few
 * numbers calls and loops take longer than the arithmetic.
 */
final class SmallProduct implements Kernel {
    private static final int MOST = 4;

    private final Product.Form f;
    /** Where the matrices begin: A's and B's in turn. */
    private final int[] from;

    SmallProduct(Product.Form form, int[] from) {
        this.f = form;
        this.from = from;
    }

    /** Whether there is an unrolled loop for it. */
    static boolean takes(DType dtype, Product.Form form) {
        return dtype == DType.F32 && form.k() > 0 && form.k() <= MOST && form.m() <= MOST && form.n() <= MOST;
    }

    @Override
    public void run(Object[] in, Object[] out) {
        float[] a = (float[]) in[0];
        float[] b = (float[]) in[1];
        float[] c = (float[]) out[0];
        boolean two = f.k() == 2 && f.n() == 2;
        int to = 0;
        for (int at = 0; at < from.length; at += 2) {
            to = two ? byTwo(a, from[at], b, from[at + 1], c, to) : multiply(a, from[at], b, from[at + 1], c, to);
        }
    }

    /** As {@code multiply}, by a matrix of two by two, whose elements are read once: it takes a third of the time. */
    private int byTwo(float[] a, int ao, float[] b, int bo, float[] c, int co) {
        float upperLeft = b[bo];
        float upperRight = b[bo + f.bj()];
        float lowerLeft = b[bo + f.bk()];
        float lowerRight = b[bo + f.bk() + f.bj()];
        int to = co;
        int row = ao;
        for (int i = 0; i < f.m(); i++, row += f.ai()) {
            float x = a[row];
            float y = a[row + f.ak()];
            c[to++] = 0f + x * upperLeft + y * lowerLeft;
            c[to++] = 0f + x * upperRight + y * lowerRight;
        }
        return to;
    }

    /** Loops whose step is a variable: C2 makes three loops of one that counts, which takes longer than so few rounds. */
    private int multiply(float[] a, int ao, float[] b, int bo, float[] c, int co) {
        int ak = f.ak();
        int bk = f.bk();
        int k = f.k();
        int to = co;
        int endOfRows = ao + f.m() * f.ai();
        int endOfColumns = bo + f.n() * f.bj();
        for (int row = ao; row < endOfRows; row += f.ai()) {
            float x = a[row];
            float y = k > 1 ? a[row + ak] : 0;
            float z = k > 2 ? a[row + 2 * ak] : 0;
            float w = k > 3 ? a[row + 3 * ak] : 0;
            for (int column = bo; column < endOfColumns; column += f.bj()) {
                float sum = 0f + x * b[column];
                if (k > 1) {
                    sum += y * b[column + bk];
                }
                if (k > 2) {
                    sum += z * b[column + 2 * bk];
                }
                if (k > 3) {
                    sum += w * b[column + 3 * bk];
                }
                c[to++] = sum;
            }
        }
        return to;
    }
}
