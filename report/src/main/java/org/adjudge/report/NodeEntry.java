package org.adjudge.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A value of a case's graph.
 *
 * @param id the node and its output, {@code 3} or {@code 3:1}
 * @param notation how it is computed
 * @param type dtype and shape
 * @param inputs ids of the values that it is computed from
 * @param primal its value by the engine, where small
 * @param cotangent the engine's cotangent against TensorFlow's, where both have one
 */
public record NodeEntry(
        String id,
        String name,
        String notation,
        String type,
        List<String> inputs,
        Optional<JsonNode> primal,
        Optional<CheckEntry> cotangent) {
    /** Copies the list; Jackson reads a tensor that is not there as a null node. */
    public NodeEntry {
        primal = primal.filter(t -> !t.isNull());
        inputs = Lists.orEmpty(inputs);
    }
}
