package org.adjudge.conformance.broken;

import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Input;

/** An engine that gives gradients of inputs and tells nothing else. */
public record BlackBox(GradientEngine engine) implements GradientEngine {
    @Override
    public String name() {
        return "black box";
    }

    @Override
    public boolean answersIntermediates() {
        return false;
    }

    @Override
    public Answer differentiate(Problem problem) {
        if (!problem.wrt().stream().allMatch(v -> v.node().op() instanceof Input)) {
            throw new AssertionError("it was asked for more than gradients of inputs: " + problem.wrt());
        }
        return engine.differentiate(problem);
    }
}
