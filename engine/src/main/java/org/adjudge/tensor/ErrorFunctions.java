package org.adjudge.tensor;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The error function, its complement, their inverses and the normal quantile, by commons-numbers, which has Boost's. */
public final class ErrorFunctions {
    private static final double ROOT_2 = Math.sqrt(2);

    private ErrorFunctions() {}

    /** {@code 2/√π ∫ exp(-t²)} from 0 to x. */
    public static double erf(double x) {
        return Erf.value(x);
    }

    /** {@code 1 - erf(x)}, accurate where that underflows. */
    public static double erfc(double x) {
        return Erfc.value(x);
    }

    /** The inverse of erf; ±∞ at ±1, NaN outside. */
    public static double erfinv(double x) {
        return InverseErf.value(x);
    }

    /** The quantile of the standard normal distribution: -∞ at 0, ∞ at 1, NaN outside. 2p and 2p - 1 are exact here. */
    public static double ndtri(double p) {
        return p < 0.25 ? -ROOT_2 * InverseErfc.value(2 * p) : ROOT_2 * InverseErf.value(2 * p - 1);
    }
}
