package org.adjudge.conformance.judgement;

import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/**
 * How an actual tensor compares with the expected one, at the element where it is worst.
 *
 * <p>Shapes and dtypes are exact. NaN equals NaN, infinities match by sign, -0 equals +0, and values below the smallest
 * normal number compare as zero, because TensorFlow flushes them.
 *
 * @param holds whether every element is within its allowance
 * @param index the worst element: the first that is off by the greatest part of its allowance; 0 if there is none
 * @param ulps the difference there, in ULPs of the expected value; infinite where one is not finite or the types differ
 * @param allowed the allowance there, in ULPs of the expected value
 */
public record Agreement(boolean holds, int index, double ulps, double allowed) {
    /** Compares two tensors. */
    public static Agreement of(Tensor expected, Tensor actual, Allowance allowance) {
        return comparable(expected, actual)
                ? of(expected, actual, allowance.base(), allowance.of(expected))
                : incomparable(allowance.base());
    }

    /**
     * Compares two tensors.
     *
     * @param base the allowance to state where no element differs
     * @param allowances the greatest difference allowed at each element
     */
    public static Agreement of(Tensor expected, Tensor actual, double base, double[] allowances) {
        if (!comparable(expected, actual)) {
            return incomparable(base);
        }
        DType dtype = expected.dtype();
        Agreement worst = new Agreement(true, 0, 0, base);
        double worstPart = 0;
        for (int i = 0; i < expected.size(); i++) {
            double e = flushed(expected.get(i), dtype);
            double difference = difference(e, flushed(actual.get(i), dtype));
            double allowed = allowances[i];
            double part = difference == 0 ? 0 : difference / allowed;
            if (part > worstPart) {
                double ulp = Double.isFinite(e) ? unit(e, dtype) : 1;
                worst = new Agreement(difference <= allowed, i, difference / ulp, allowed / ulp);
                worstPart = part;
            }
        }
        return worst;
    }

    private static boolean comparable(Tensor expected, Tensor actual) {
        return expected.dtype() == actual.dtype() && expected.shape().equals(actual.shape());
    }

    private static Agreement incomparable(double base) {
        return new Agreement(false, 0, Double.POSITIVE_INFINITY, base);
    }

    private static double unit(double expected, DType dtype) {
        return dtype.isFloating() ? dtype.ulp(Math.max(Math.abs(expected), dtype.minNormal())) : 1;
    }

    private static double flushed(double value, DType dtype) {
        return Math.abs(value) < dtype.minNormal() ? 0 : value;
    }

    private static double difference(double expected, double actual) {
        if (Double.compare(expected, actual) == 0 || expected == actual) {
            return 0;
        }
        double difference = Math.abs(expected - actual);
        return Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY;
    }
}
