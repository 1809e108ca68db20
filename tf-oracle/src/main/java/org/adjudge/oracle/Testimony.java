package org.adjudge.oracle;

import java.util.List;

/**
 * TensorFlow's answer to a {@link org.adjudge.grad.Problem}, tensor by tensor: that one fails does not silence the others.
 *
 * @param output the value of the output
 * @param gradients one for each wrt
 * @param second for order 2, one for each wrt; else empty
 */
public record Testimony(Outcome output, List<Outcome> gradients, List<Outcome> second) {
    /** Copies the lists. */
    public Testimony {
        gradients = List.copyOf(gradients);
        second = List.copyOf(second);
    }
}
