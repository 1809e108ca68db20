package org.adjudge.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What one witness beside the engine and TensorFlow said of a check.
 *
 * @param witness its name
 * @param value its tensor, where it has one; nested arrays
 * @param engine whether it sides with the engine; absent where it cannot tell
 * @param tensorflow whether it sides with TensorFlow
 * @param says in words
 */
public record WitnessEntry(
        String witness, Optional<JsonNode> value, Optional<Boolean> engine, Optional<Boolean> tensorflow, String says) {
    /** Jackson reads a tensor that is not there as a null node. */
    public WitnessEntry {
        value = value.filter(t -> !t.isNull());
    }

    /** {@code sides with the engine}; empty where it cannot tell. */
    String side() {
        String side = side(engine, tensorflow);
        return side.isEmpty() ? "" : "sides with " + side;
    }

    /** With whom a witness sides, in words; empty where it cannot tell. */
    public static String side(Optional<Boolean> engine, Optional<Boolean> tensorflow) {
        if (engine.isEmpty() && tensorflow.isEmpty()) {
            return "";
        }
        boolean e = engine.orElse(false);
        boolean t = tensorflow.orElse(false);
        return e && t ? "both" : e ? "the engine" : t ? "TensorFlow" : "neither";
    }
}
