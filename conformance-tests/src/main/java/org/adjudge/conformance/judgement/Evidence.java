package org.adjudge.conformance.judgement;

import java.util.Optional;
import org.adjudge.tensor.Tensor;

/**
 * What one witness said of one check, held against the engine and against TensorFlow.
 *
 * @param witness who: {@code engine}, {@code tensorflow}, {@code transplant}, {@code complex step}, {@code differences} or
 *     {@code function library}
 * @param tensor the numbers, of a witness that has them
 * @param engine whether it sides with the engine; empty if it cannot tell
 * @param oracle whether it sides with TensorFlow; empty if it cannot tell, or TensorFlow has no gradient
 * @param says in words: how far from each, or why nothing
 */
public record Evidence(
        String witness, Optional<Tensor> tensor, Optional<Boolean> engine, Optional<Boolean> oracle, String says) {
    /** {@code transplant: 0 ULP from TensorFlow, 3.1e+05 ULP from the engine}. */
    @Override
    public String toString() {
        return witness + ": " + says;
    }
}
