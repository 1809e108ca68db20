package org.adjudge.conformance.judgement;

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
     * The greatest absolute difference allowed at each element.
     *
     * @param index 0 for the output, then the gradients, then the second-order gradients
     */
    public double[] of(int index, Tensor expected) {
        return comparison.allowance(index, expected).of(expected);
    }
}
