package org.adjudge.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One comparison within a case.
 *
 * @param what {@code output}, {@code gradient of x}, {@code second-order gradient of x}, {@code repeatability}
 * @param ulps the worst difference, in ULPs of TensorFlow's value; infinite where shapes or dtypes differ
 * @param allowed what is allowed there
 * @param reason why so much is allowed, or why there is nothing to judge by
 * @param engine the engine's tensor, nested arrays; of plain agreement where small
 * @param tensorflow TensorFlow's
 * @param engineError how far the engine is from the float64 value, in ULPs
 * @param tensorflowError how far TensorFlow is
 * @param witnesses what others said, where they were asked
 */
public record CheckEntry(
        String what,
        String verdict,
        Optional<Ulps> ulps,
        Optional<Ulps> allowed,
        Optional<String> reason,
        Optional<JsonNode> engine,
        Optional<JsonNode> tensorflow,
        @JsonProperty("engine_error") OptionalDouble engineError,
        @JsonProperty("tensorflow_error") OptionalDouble tensorflowError,
        List<WitnessEntry> witnesses) {
    /** Copies the list; Jackson reads a tensor that is not there as a null node. */
    public CheckEntry {
        engine = engine.filter(t -> !t.isNull());
        tensorflow = tensorflow.filter(t -> !t.isNull());
        witnesses = Lists.orEmpty(witnesses);
    }

    /** The verdict as it is shown. */
    public Mark mark() {
        return Mark.of(verdict);
    }

    /** What kind of check: {@code gradient} of {@code gradient of x}. */
    public String kind() {
        int of = what.indexOf(" of ");
        return of < 0 ? what : what.substring(0, of);
    }
}
