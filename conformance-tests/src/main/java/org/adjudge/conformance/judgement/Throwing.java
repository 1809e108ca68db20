package org.adjudge.conformance.judgement;

import java.util.Optional;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.grad.GradientEngine;

/** Finds the step that an engine cannot take, alone neither: an op that it has no rule for, or one whose rule fails. */
record Throwing(GradientEngine engine) {
    /** What the engine throws when it is asked for a step. */
    Optional<Diagnosis> at(Step step) {
        try {
            engine.differentiate(step.problem());
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.empty(); // it says so itself
        } catch (RuntimeException e) {
            return Optional.of(new Diagnosis(
                    Blame.RULE,
                    step.at(),
                    Optional.empty(),
                    step.cotangents().get(0),
                    step.cotangents().get(0),
                    Optional.of(new Mistake(
                            "rule throws",
                            "the engine has no answer for " + step.op().opName() + " alone: it throws " + e))));
        }
    }
}
