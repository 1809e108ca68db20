package org.adjudge.conformance.diagnosis;

import java.util.Optional;
import java.util.function.Supplier;
import org.adjudge.tensor.Tensor;

/**
 * A mistake and the numbers that it would have given.
 *
 * @param numbers computed when asked; empty if the mistake cannot be made here
 */
record Suspicion(Mistake mistake, Supplier<Optional<Tensor>> numbers) {
    static Suspicion of(String name, String sentence, Supplier<Optional<Tensor>> numbers) {
        return new Suspicion(new Mistake(name, sentence), numbers);
    }
}
