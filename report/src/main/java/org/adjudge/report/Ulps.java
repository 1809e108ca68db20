package org.adjudge.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A count of ULPs; in JSON a number, or {@code "Infinity"}. */
public record Ulps(double count) {
    /** From a JSON number or string. */
    @JsonCreator
    public static Ulps of(Object json) {
        return new Ulps(json instanceof Number number ? number.doubleValue() : Double.parseDouble(json.toString()));
    }

    /** To a JSON number or string. */
    @JsonValue
    Object json() {
        return Double.isFinite(count) ? (Object) count : Double.toString(count);
    }

    /** Short: whole where it is whole, else three digits. */
    @Override
    public String toString() {
        if (Double.isInfinite(count)) {
            return "∞";
        }
        return count == Math.rint(count) && count < 1e6
                ? Long.toString((long) count)
                : String.format(Locale.ROOT, "%.3g", count);
    }
}
