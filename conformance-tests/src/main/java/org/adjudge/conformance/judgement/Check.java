package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Tensor;

/**
 * One comparison within a case, with its evidence.
 *
 * @param what {@code output}, {@code gradient of x}, {@code second-order gradient of x} or {@code repeatability}
 * @param reason why the allowance is what it is, or why the check could not be judged
 * @param evidence what each witness said; none where the engine and TensorFlow agree and nobody else was heard
 */
public record Check(
        String what,
        Verdict verdict,
        Optional<Tensor> oracle,
        Optional<Tensor> engine,
        Optional<Agreement> agreement,
        String reason,
        List<Evidence> evidence) {
    /** Copies the list. */
    public Check {
        evidence = List.copyOf(evidence);
    }

    static Check unjudged(String what, Optional<Tensor> engine, String reason) {
        return new Check(what, Verdict.NO_ORACLE, Optional.empty(), engine, Optional.empty(), reason, List.of());
    }

    static Check wrong(String what, String reason) {
        return new Check(
                what, Verdict.DISAGREES, Optional.empty(), Optional.empty(), Optional.empty(), reason, List.of());
    }

    /**
     * What a case's checks say of the gradient of one of its wrt, if they judged this very tensor; who else was heard stands there.
     *
     * @param index of the wrt; -1 for a value that is none
     */
    static Optional<Check> of(List<Check> checks, int index, Tensor actual) {
        return index < 0 || index + 1 >= checks.size()
                ? Optional.empty()
                : Optional.of(checks.get(index + 1))
                        .filter(c -> c.engine().equals(Optional.of(actual)))
                        .map(c -> c.with(List.of()));
    }

    Check with(Verdict other, String why) {
        return new Check(what, other, oracle, engine, agreement, why, evidence);
    }

    Check with(List<Evidence> heard) {
        return new Check(what, verdict, oracle, engine, agreement, reason, heard);
    }
}
