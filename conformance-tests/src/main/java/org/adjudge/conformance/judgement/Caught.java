package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * An engine whose errors are exceptions: that its stack overflows, an assertion of it fails or a class of it is missing is an answer to be
 * judged, and ends nobody else's run.
 */
record Caught(GradientEngine engine) implements GradientEngine {
    /** What the engine threw, under its own name. */
    @SuppressWarnings("OverrideThrowableToString") // its class is ours, and nobody's business
    private static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Thrown(Error error) {
            super(error);
        }

        @Override
        public String toString() {
            return String.valueOf(getCause());
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (StackOverflowError | AssertionError | LinkageError e) {
            throw new Thrown(e);
        }
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Answer differentiate(Problem problem) {
        return asked(() -> engine.differentiate(problem));
    }

    @Override
    public boolean answersIntermediates() {
        return engine.answersIntermediates();
    }

    @Override
    public List<Tensor> primals(Problem problem, List<Value> values) {
        return asked(() -> engine.primals(problem, values));
    }

    @Override
    public Optional<GradientGraph> gradientGraph(Problem problem) {
        return asked(() -> engine.gradientGraph(problem));
    }
}
