package org.adjudge.conformance.diagnosis;

import java.util.Locale;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** Whether two tensors are the same numbers but for rounding. */
final class Numbers {
    /**
     * In units of rounding of the largest element: a hypothesis repeats the engine's sums in another order, so each element
     * may be off by the rounding of the largest term.
     */
    private static final double UNITS = 64;

    private Numbers() {}

    /** Same type, and each element the same but for rounding. */
    static boolean same(Tensor a, Tensor b) {
        if (a.dtype() != b.dtype() || !a.shape().equals(b.shape())) {
            return false;
        }
        return same(a, b, largest(a));
    }

    /** The size of the largest element that is finite. */
    static double largest(Tensor tensor) {
        double largest = 0;
        for (int i = 0; i < tensor.size(); i++) {
            if (Double.isFinite(tensor.get(i))) {
                largest = Math.max(largest, Math.abs(tensor.get(i)));
            }
        }
        return largest;
    }

    /** As {@link #same(Tensor, Tensor)}, where the largest number that was added up had another size than the sum. */
    static boolean same(Tensor a, Tensor b, double largest) {
        if (a.dtype() != b.dtype() || !a.shape().equals(b.shape())) {
            return false;
        }
        double unit = UNITS * (a.dtype() == DType.F32 ? Math.ulp(1f) : Math.ulp(1.0)) * largest;
        for (int i = 0; i < a.size(); i++) {
            double x = a.get(i);
            double y = b.get(i);
            boolean finite = Double.isFinite(x) && Double.isFinite(y);
            boolean equal = finite ? Math.abs(x - y) <= unit : Double.compare(x, y) == 0;
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    /** A whole number without its point, another with three digits. */
    static String text(double value) {
        return (value == Math.rint(value) && Math.abs(value) < 1e6)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
