package org.adjudge.tensor;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** The regularised incomplete beta function by commons-numbers, which has Boost's. */
public final class IncompleteBeta {
    private IncompleteBeta() {}

    /** {@code I(a, b, x)}; NaN unless a, b > 0, finite, and 0 ≤ x ≤ 1. */
    public static double value(double a, double b, double x) {
        boolean finite = a < Double.POSITIVE_INFINITY && b < Double.POSITIVE_INFINITY;
        return finite && a > 0 && b > 0 && x >= 0 && x <= 1 ? RegularizedBeta.value(x, a, b) : Double.NaN;
    }
}
