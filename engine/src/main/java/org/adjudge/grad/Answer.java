package org.adjudge.grad;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * An engine's answer to a {@link Problem}.
 *
 * @param output the value of the output
 * @param gradients one for each wrt, of its type
 * @param second for order 2, one for each wrt, of its type; else empty
 */
public record Answer(Tensor output, List<Tensor> gradients, List<Tensor> second) {
    /** Copies the lists. */
    public Answer {
        gradients = List.copyOf(gradients);
        second = List.copyOf(second);
    }

    /** An answer of order 1. */
    public Answer(Tensor output, List<Tensor> gradients) {
        this(output, gradients, List.of());
    }
}
