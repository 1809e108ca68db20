package org.adjudge.conformance.notation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the values of an input are drawn from. */
sealed interface Domain {
    /** Between two bounds, each of them included or not; a floating value is never on a bound. */
    record Interval(double low, boolean lowIncluded, double high, boolean highIncluded) implements Domain {}

    /** The domains that have a name. */
    enum Named implements Domain {
        /** No two alike and none near a kink; whole numbers from -9 to 9. */
        ANY,
        /** Symmetric positive definite matrices in the last two axes. */
        SPD,
        /** No two alike, whole numbers too. */
        DISTINCT,
        /** Positive, and the last axis sums to 1. */
        SIMPLEX,
        /** Along the last axis the whole numbers from 0 in some order. */
        PERMUTATION;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The names that a line can give. */
        static List<String> texts() {
            return Arrays.stream(values())
                    .filter(d -> d != ANY)
                    .map(Named::text)
                    .toList();
        }
    }
}
