package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.Tensor;

/** Finds out whether an engine gives the right gradients in another order than they were asked for. */
record Order(GradientEngine engine, Case subject, Comparison comparison) {
    /** Whether the gradients are TensorFlow's in another order. */
    Optional<Diagnosis> of(Answer answer, Testimony testimony) {
        List<Value> wrt = subject.problem().wrt();
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < wrt.size(); i++) {
            if (comparison
                            .ofGradient(
                                    i,
                                    testimony.gradients().get(i),
                                    answer.gradients().get(i))
                            .verdict()
                    == Verdict.DISAGREES) {
                wrong.add(i);
            }
        }
        boolean exchanged = wrong.size() > 1
                && wrong.stream()
                        .allMatch(i -> wrong.stream()
                                .anyMatch(j -> j.intValue() != i
                                        && given(
                                                testimony, j, answer.gradients().get(i))))
                && wrong.stream().allMatch(i -> rightAlone(testimony, i));
        if (!exchanged) {
            return Optional.empty();
        }
        int i = wrong.get(0);
        return Optional.of(
                new Diagnosis(
                        Blame.ORDER,
                        wrt.get(i).node(),
                        Optional.empty(),
                        ((Outcome.Present) testimony.gradients().get(i)).value(),
                        answer.gradients().get(i),
                        Optional.of(
                                new Mistake(
                                        "gradients in another order",
                                        "each gradient is that of another input: they were not returned in the order of the question"))));
    }

    /** Whether the engine gives this gradient when it is asked for this one only. */
    private boolean rightAlone(Testimony testimony, int i) {
        try {
            Problem one = subject.problem().wrt(List.of(subject.wrt().get(i)));
            return given(testimony, i, engine.differentiate(one).gradients().get(0));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean given(Testimony testimony, int j, Tensor actual) {
        return testimony.gradients().get(j) instanceof Outcome.Present present
                && Agreement.of(present.value(), actual, Allowance.ofKernel(actual.dtype()))
                        .holds();
    }
}
