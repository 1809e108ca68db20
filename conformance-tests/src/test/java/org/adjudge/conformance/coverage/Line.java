package org.adjudge.conformance.coverage;

import java.util.ArrayList;
import java.util.List;

/** A line of the page: what must be equal, and the measured numbers, which may grow a little. */
record Line(List<String> fixed, List<Double> measured) {
    /** The columns of the first table that are measured, counted from the empty one before the first bar. */
    private static final int FIRST_MEASURED = 7;

    private static final int COLUMNS = 12;

    /**
     * How far a measured number may exceed the one stated. JDKs differ by 1 ULP in Math's functions, TensorFlow's kernels
     * by as much with the processor's vectors, and a sum that cancels makes more of it.
     */
    private static final double FACTOR = 4;

    private static final double ULPS = 4;

    /** Reads a line. */
    static Line of(String text) {
        List<String> columns = new ArrayList<>(List.of(text.split("(?<!\\\\)\\|", -1)));
        List<Double> measured = new ArrayList<>();
        if (columns.size() == COLUMNS && columns.get(1).startsWith(" `")) {
            for (int i = FIRST_MEASURED; i < FIRST_MEASURED + 3; i++) {
                String number = columns.set(i, "").strip();
                measured.add(number.isEmpty() ? -1 : Double.parseDouble(number));
            }
        }
        return new Line(columns, measured);
    }

    /** Whether what is stated here holds of what was found. */
    boolean holds(Line found) {
        if (!fixed.equals(found.fixed)) {
            return false;
        }
        for (int i = 0; i < measured.size(); i++) {
            double stated = measured.get(i);
            double now = found.measured.get(i);
            if ((stated < 0) != (now < 0) || now > FACTOR * stated + ULPS) {
                return false;
            }
        }
        return true;
    }
}
