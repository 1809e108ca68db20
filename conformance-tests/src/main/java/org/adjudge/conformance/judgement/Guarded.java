package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** An engine that gets copies of all numbers, so that one which changes them in place spoils nobody else's. */
record Guarded(GradientEngine engine) implements GradientEngine {
    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Answer differentiate(Problem problem) {
        return engine.differentiate(Repeatability.copy(problem));
    }

    @Override
    public boolean answersIntermediates() {
        return engine.answersIntermediates();
    }

    @Override
    public Optional<GradientGraph> gradientGraph(Problem problem) {
        return engine.gradientGraph(Repeatability.copy(problem));
    }

    @Override
    public List<Tensor> primals(Problem problem, List<Value> values) {
        return engine.primals(Repeatability.copy(problem), values);
    }
}
