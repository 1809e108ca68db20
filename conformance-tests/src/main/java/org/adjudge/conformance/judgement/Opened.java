package org.adjudge.conformance.judgement;

import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;

/**
 * An engine that can be asked for the cotangents of all values of a problem.
 *
 * @param how why the graph had to be cut for that; empty if it had not
 */
record Opened(GradientEngine engine, String how) {
    private static final String CUT = "; so the graph was cut at each value, and what comes after it put to the engine";

    /** The engine itself, or if it does not answer, the engine asked cut by cut. */
    static Opened of(GradientEngine engine, Problem everything) {
        if (!engine.answersIntermediates()) {
            return new Opened(new Cuts(engine), "the engine gives gradients of inputs alone" + CUT);
        }
        try {
            int count = engine.differentiate(everything).gradients().size();
            int asked = everything.wrt().size();
            return count == asked
                    ? new Opened(engine, "")
                    : new Opened(
                            new Cuts(engine),
                            "asked for the cotangents of " + asked + " values, the engine gave " + count + CUT);
        } catch (RuntimeException e) {
            return new Opened(
                    new Cuts(engine), "asked for the cotangents of values that are no inputs, it threw " + e + CUT);
        }
    }
}
