package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjudge.conformance.diagnosis.Scene;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.TensorType;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.Tensor;

/** Puts single steps to the engine and to TensorFlow: whose numbers come in does not matter, both get the same. */
final class Replay {
    private final GradientEngine engine;
    private final Asked asked;

    Replay(GradientEngine engine, Asked asked) {
        this.engine = engine;
        this.asked = asked;
    }

    /**
     * A step replayed.
     *
     * @param output the check of its value
     * @param gradients the checks of its {@link Step#slots}
     * @param changed the cotangent after the engine has had it, if it changed that in place
     * @param expected the right cotangents of its slots: TensorFlow's, or, where it has none, Adjudge's if differences side
     *     with it
     */
    record Result(
            Step step,
            Check output,
            List<Check> gradients,
            List<Optional<Tensor>> expected,
            Answer answer,
            Optional<Tensor> changed) {
        /** The slot as a scene to diagnose; empty if nobody knows the right cotangent. */
        Optional<Scene> scene(int position, List<Tensor> outputs) {
            List<Optional<Tensor>> all = new ArrayList<>();
            for (int k = 0; k < step.inputs().size(); k++) {
                int at = step.slots().indexOf(k);
                all.add(at < 0 ? Optional.empty() : expected.get(at));
            }
            int slot = step.slots().get(position);
            return all.get(slot).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Scene(
                            step.op(),
                            slot,
                            step.inputs(),
                            outputs,
                            step.cotangents(),
                            all,
                            answer.gradients().get(position)));
        }
    }

    /** Replays a step; empty if the engine does not answer it. */
    Optional<Result> of(Step step) {
        Problem problem = step.problem();
        Problem given = Repeatability.copy(problem);
        Answer answer;
        try {
            answer = engine.differentiate(given);
        } catch (RuntimeException e) {
            return Optional.empty(); // what it cannot do alone is not where it was wrong in company
        }
        Testimony testimony = asked.testimony(problem);
        Comparison comparison = asked.comparison(problem);
        List<Check> gradients = new ArrayList<>();
        List<Optional<Tensor>> expected = new ArrayList<>();
        for (int i = 0; i < problem.wrt().size(); i++) {
            Outcome outcome = testimony.gradients().get(i);
            Check check = comparison.ofGradient(i, outcome, answer.gradients().get(i));
            gradients.add(check);
            expected.add(
                    check.verdict() == Verdict.DISAGREES
                            ? rightOf(comparison, problem, i, outcome)
                            : expected(comparison, problem, i, outcome));
        }
        return Optional.of(new Result(
                step,
                comparison.ofOutput(testimony.output(), answer.output()),
                gradients,
                expected,
                answer,
                Optional.of(given.seed()).filter(seed -> !seed.equals(problem.seed()))));
    }

    /** Adjudge's cotangent where differences side with it and not with TensorFlow. */
    private static Optional<Tensor> rightOf(Comparison comparison, Problem problem, int i, Outcome outcome) {
        Tensor ours = new AdjudgeEngine().differentiate(problem).gradients().get(i);
        return comparison.ofGradient(i, outcome, ours).verdict() == Verdict.ORACLE_SUSPECT
                ? Optional.of(ours)
                : expected(comparison, problem, i, outcome);
    }

    private static Optional<Tensor> expected(Comparison comparison, Problem problem, int i, Outcome outcome) {
        if (outcome instanceof Outcome.Present present
                && TensorType.of(present.value()).equals(problem.wrt().get(i).type())) {
            return Optional.of(present.value());
        }
        if (outcome instanceof Outcome.None) {
            return Optional.of(Step.zeros(problem.wrt().get(i).type()));
        }
        Tensor ours = new AdjudgeEngine().differentiate(problem).gradients().get(i);
        return comparison
                .differences()
                .sidesWith(1 + i, ours, Allowance.ofKernel(ours.dtype()), List.of())
                .filter(yes -> yes)
                .map(yes -> ours);
    }
}
