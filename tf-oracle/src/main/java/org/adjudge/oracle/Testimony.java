package org.adjudge.oracle;

import java.util.List;
import java.util.Map;

/**
 * TensorFlow's answer to a {@link org.adjudge.grad.Problem}, tensor by tensor: that one fails does not silence the others.
 *
 * @param output the value of the output
 * @param gradients one for each wrt
 * @param second for order 2, one for each wrt; else empty
 * @param opTypes the TensorFlow ops that each node was written as, by its id; none for an input or a constant, and no node
 *     at all where the output itself failed
 */
public record Testimony(
        Outcome output, List<Outcome> gradients, List<Outcome> second, Map<Integer, List<String>> opTypes) {
    /** Copies the collections. */
    public Testimony {
        gradients = List.copyOf(gradients);
        second = List.copyOf(second);
        opTypes = Map.copyOf(opTypes);
    }
}
