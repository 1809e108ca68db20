package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** Finds where an engine throws: at an op that it has no answer for when it is alone, or only in company. */
record Throwing(GradientEngine engine) {
    /** What the engine throws when it is asked for a step. */
    Optional<Diagnosis> at(Step step) {
        return thrown(step.problem()).map(e -> {
            Tensor cotangent = step.cotangents().get(0);
            String op = step.op().opName();
            return new Diagnosis(
                    Blame.RULE,
                    step.at(),
                    Optional.empty(),
                    cotangent,
                    cotangent,
                    Optional.of(new Mistake(
                            "rule throws", "the engine has no answer for " + op + " alone: it throws " + e)));
        });
    }

    /** The last value, from the output back, from which on the rest of the graph throws, though each step alone does not. */
    Optional<Diagnosis> inCompany(Problem everything) {
        List<Value> values = everything.wrt();
        for (int i = values.size() - 1; i >= 0; i--) {
            Value value = values.get(i);
            Optional<RuntimeException> thrown = rest(everything, value).flatMap(this::thrown);
            if (thrown.isPresent()) {
                Mistake mistake = new Mistake(
                        "throws in company",
                        "the engine answers for each op alone, but of all that comes after " + Printer.named(value)
                                + " together it throws " + thrown.get());
                Tensor zeros = Step.zeros(value.type());
                return Optional.of(new Diagnosis(
                        Blame.ACCUMULATION, value.node(), Optional.empty(), zeros, zeros, Optional.of(mistake)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> rest(Problem everything, Value value) {
        try {
            return Optional.of(Cuts.rest(everything, value));
        } catch (RuntimeException e) {
            return Optional.empty(); // the values that cross the cut cannot be computed
        }
    }

    private Optional<RuntimeException> thrown(Problem problem) {
        try {
            engine.differentiate(problem);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }
}
