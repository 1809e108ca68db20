package org.adjudge.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An input of a case, or the seed.
 *
 * @param name as in the line; {@code seed} of the last, the cotangent of the output
 * @param type dtype and shape
 * @param value nested arrays, where small
 */
public record InputEntry(String name, String type, Optional<JsonNode> value) {
    /** Jackson reads a tensor that is not there as a null node. */
    public InputEntry {
        value = value.filter(t -> !t.isNull());
    }
}
