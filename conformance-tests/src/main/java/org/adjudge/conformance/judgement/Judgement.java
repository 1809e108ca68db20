package org.adjudge.conformance.judgement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.notation.Case;

/**
 * A case judged.
 *
 * @param location the first wrong step, and how it was found
 * @param diagnoses what is wrong with the engine, in the order in which it shows from the output back
 * @param opTypes the TensorFlow ops that each node was written as, by its id
 */
public record Judgement(
        Case subject,
        String engine,
        List<Check> checks,
        Location location,
        List<Diagnosis> diagnoses,
        Map<Integer, List<String>> opTypes) {
    /** Copies the collections. */
    public Judgement {
        checks = List.copyOf(checks);
        diagnoses = List.copyOf(diagnoses);
        opTypes = Map.copyOf(opTypes);
    }

    /** The first wrong step, if one was found. */
    public Optional<FirstWrong> firstWrong() {
        return location.firstWrong();
    }

    /** The gravest verdict of the checks. */
    public Verdict verdict() {
        return checks.stream()
                .map(Check::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.NO_ORACLE);
    }

    /** Whether the engine does not support the case, and so gave no answer to judge. */
    public boolean unsupported() {
        return checks.size() == 1 && checks.get(0).reason().startsWith(Judge.UNSUPPORTED);
    }

    /** The check that decided the verdict. */
    public Check gravest() {
        return checks.stream().filter(c -> c.verdict() == verdict()).findFirst().orElseThrow();
    }

    /**
     * Fails the test if the engine disagrees.
     *
     * @throws AssertionError with who is off, where, by how much and how to replay
     */
    public void orFail() {
        if (verdict().fails()) {
            throw new AssertionError(FailureText.of(this));
        }
    }
}
