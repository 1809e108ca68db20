package org.adjudge.conformance.judgement;

import java.util.Optional;
import org.adjudge.conformance.notation.Case;
import org.adjudge.tensor.Tensor;

/** The allowances of a case, element by element, measured where they have to be: for whoever compares elsewhere. */
public final class Allowances {
    private final Comparison comparison;

    /** Of a case. */
    public Allowances(Case subject) {
        this.comparison = new Comparison(subject);
    }

    /**
     * The greatest absolute difference from TensorFlow's tensor allowed at each element. Where the engine agrees with the value in higher
     * precision, TensorFlow's own rounding is added twice: by as much each of the two may be off.
     *
     * @param index 0 for the output, then the gradients, then the second-order gradients
     */
    public double[] of(int index, Check check) {
        Tensor expected = check.oracle().orElseThrow();
        double[] allowed = comparison.allowance(index, expected).of(expected);
        HigherPrecision.exact(check).ifPresent(exact -> {
            for (int i = 0; i < allowed.length; i++) {
                allowed[i] += 2 * Math.abs(expected.get(i) - exact.get(i));
            }
        });
        return allowed;
    }

    /**
     * Where differences of TensorFlow's forward kernels spoke for the engine: what they said.
     *
     * @param index as in {@link #of}
     */
    public Optional<Slope> slope(int index, Check check) {
        return switch (check.verdict()) {
            case AGREES_BY_DIFFERENCES, ORACLE_SUSPECT ->
                check.engine().flatMap(gradient -> comparison.slope(index, gradient));
            default -> Optional.empty();
        };
    }
}
