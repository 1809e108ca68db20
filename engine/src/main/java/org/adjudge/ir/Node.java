package org.adjudge.ir;

import java.util.List;

/**
 * One entry of a graph: an op, the earlier values it is applied to, and the types of its outputs.
 *
 * @param id the position in the graph
 */
public record Node(int id, Op op, List<Value> inputs, List<TensorType> outputs) {
    /** Copies the lists. */
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
