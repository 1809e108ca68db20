package org.adjudge.tensor;

import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Running totals along an axis: each element combined with those before it, or after it. */
public final class Scans {
    private Scans() {}

    /**
     * The running fold of each line along {@code axis}. float32 is carried in double and rounded at each element.
     *
     * @param start the total of nothing
     * @param exclusive whether an element is left out of its own total
     * @param reverse whether to run from the last element to the first
     */
    public static Tensor scan(
            Tensor x, int axis, boolean exclusive, boolean reverse, double start, DoubleBinaryOperator f) {
        double[] out = x.toDoubles();
        int step = x.shape().slice(axis + 1, x.shape().rank()).size();
        int extent = x.shape().extent(axis);
        for (int line = 0; line < out.length / Math.max(extent, 1); line++) {
            int first = line / step * step * extent + line % step;
            double total = start;
            for (int k = 0; k < extent; k++) {
                int at = first + (reverse ? extent - 1 - k : k) * step;
                double next = f.applyAsDouble(total, out[at]);
                out[at] = exclusive ? total : next;
                total = next;
            }
        }
        return Tensor.of(x.dtype(), x.shape(), out);
    }

    /** As {@link #scan}, for integers; they wrap around. */
    public static Tensor scanLong(
            Tensor x, int axis, boolean exclusive, boolean reverse, long start, LongBinaryOperator f) {
        long[] out = x.toLongs();
        int step = x.shape().slice(axis + 1, x.shape().rank()).size();
        int extent = x.shape().extent(axis);
        for (int line = 0; line < out.length / Math.max(extent, 1); line++) {
            int first = line / step * step * extent + line % step;
            long total = start;
            for (int k = 0; k < extent; k++) {
                int at = first + (reverse ? extent - 1 - k : k) * step;
                long next = f.applyAsLong(total, out[at]);
                out[at] = exclusive ? total : next;
                total = next;
            }
        }
        return Elementwise.cast(Tensor.of(x.shape(), out), x.dtype());
    }

    /** {@code log(eᵃ + eᵇ)} without overflow; -∞ is the logarithm of 0. */
    public static double logAddExp(double a, double b) {
        return a == b ? a + Math.log(2) : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    }
}
