package org.adjudge.conformance.junit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.adjudge.conformance.notation.Case;

/**
 * With which draws of its numbers each case runs: {@code 0}, its own; {@code 3}, that draw; {@code 1-20}, each of those.
 *
 * @param first as in {@link Case#withValues}
 * @param last not below the first
 */
record DrawnValues(int first, int last) {
    static final DrawnValues OWN = new DrawnValues(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    /** That of the system property {@code adjudge.values}; the cases' own if it is not set. */
    static DrawnValues fromSystemProperty() {
        String text = System.getProperty("adjudge.values", "");
        return text.isEmpty() ? OWN : of(text);
    }

    /**
     * Reads the form.
     *
     * @throws IllegalArgumentException if it is none; says what would do
     */
    static DrawnValues of(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            int first = Integer.parseInt(form.group(1));
            int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
            if (first <= last) {
                return new DrawnValues(first, last);
            }
        }
        throw new IllegalArgumentException("-Dadjudge.values=" + text
                + " is no draw of numbers; 0 is the catalogue's own, 3 another, and 1-20 are twenty others");
    }

    IntStream draws() {
        return IntStream.rangeClosed(first, last);
    }
}
