package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.diagnosis.Mistakes;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.Tensor;

/** Mistakes that no single op shows: of the seed, of inputs that are not connected, of what else was asked, of the second order. */
final class WholeAnswer {
    private final GradientEngine engine;
    private final Problem problem;

    WholeAnswer(GradientEngine engine, Problem problem) {
        this.engine = engine;
        this.problem = problem;
    }

    /** Whether the output's own cotangent is another than the seed: then every op seems wrong. */
    Optional<Diagnosis> seed() {
        Value output = problem.output();
        if (!output.dtype().isFloating()) {
            return Optional.empty();
        }
        Problem asked = problem.wrt(List.of(output));
        Tensor actual;
        try {
            actual = Opened.of(engine, asked)
                    .engine()
                    .differentiate(asked)
                    .gradients()
                    .get(0);
        } catch (RuntimeException e) {
            return Optional.empty(); // it answers for the case's own wrt, but not for this
        }
        Tensor seed = problem.seed();
        if (seed.equals(actual) || Mistakes.same(seed, actual)) {
            return Optional.empty();
        }
        return seedMistake(seed, actual)
                .map(mistake -> found(Blame.ACCUMULATION, output.node(), seed, actual, Optional.of(mistake)));
    }

    private static Optional<Mistake> seedMistake(Tensor seed, Tensor actual) {
        if (actual.equals(Tensor.full(seed.dtype(), seed.shape(), 1))) {
            return Optional.of(
                    new Mistake("seed ignored", "the output's cotangent is ones, not the seed that was asked for"));
        }
        boolean narrowed = seed.size() == actual.size()
                && IntStream.range(0, seed.size()).allMatch(i -> (float) seed.get(i) == actual.get(i));
        return narrowed
                ? Optional.of(new Mistake(
                        "seed in another dtype",
                        "the seed was rounded to float32, but the output is "
                                + seed.dtype().longName() + ": " + actual.get(0) + " for " + seed.get(0)))
                : Optional.empty();
    }

    /** The gradient of an input that the output does not depend on, if it is not zero. */
    Optional<Diagnosis> unconnected(Answer answer) {
        List<Node> ancestry = Ancestry.of(problem.output());
        for (int i = 0; i < problem.wrt().size(); i++) {
            Value value = problem.wrt().get(i);
            Tensor actual = answer.gradients().get(i);
            Tensor zeros = Step.zeros(value.type());
            if (!ancestry.contains(value.node()) && !Mistakes.same(zeros, actual)) {
                Mistake mistake = new Mistake(
                        "unconnected input",
                        "the output does not depend on " + Printer.named(value)
                                + ", so its gradient is zero, of its type " + value.type() + "; the engine has "
                                + actual);
                return Optional.of(found(Blame.ACCUMULATION, value.node(), zeros, actual, Optional.of(mistake)));
            }
        }
        return Optional.empty();
    }

    /** Whether the gradients are others when more is asked for. */
    Optional<Diagnosis> dependsOnWhatIsAsked(Answer answer) {
        List<Value> asked = new ArrayList<>(Ancestry.floating(problem.output()));
        if (!engine.answersIntermediates() || !asked.containsAll(problem.wrt())) {
            return Optional.empty();
        }
        List<Tensor> all;
        try {
            all = engine.differentiate(problem.wrt(asked)).gradients();
        } catch (RuntimeException e) {
            return Optional.empty(); // nothing to compare with
        }
        for (int i = 0; i < problem.wrt().size(); i++) {
            Value value = problem.wrt().get(i);
            Tensor then = all.get(asked.indexOf(value));
            Tensor now = answer.gradients().get(i);
            if (!then.equals(now) && !Mistakes.same(then, now)) {
                Mistake mistake = new Mistake(
                        "buffer reused too early",
                        "the cotangent of " + Printer.named(value)
                                + " is right if those of all other nodes are asked for"
                                + " too, and wrong if they are not: a buffer is freed or reused before its last reader"
                                + " has read it");
                return Optional.of(found(Blame.ACCUMULATION, value.node(), then, now, Optional.of(mistake)));
            }
        }
        return Optional.empty();
    }

    /** Whether a second order that is not zero is given as zero. */
    Optional<Diagnosis> secondOrder(Answer answer, Testimony testimony) {
        for (int i = 0; i < answer.second().size(); i++) {
            Tensor actual = answer.second().get(i);
            Tensor zeros = Tensor.full(actual.dtype(), actual.shape(), 0);
            if (Mistakes.same(zeros, actual)
                    && testimony.second().get(i) instanceof Outcome.Present present
                    && !Mistakes.same(zeros, present.value())) {
                Mistake mistake = new Mistake(
                        "not recorded",
                        "the first order is right and the second is zero: what computed the first gradient was not"
                                + " recorded, or was detached, so there was nothing to differentiate again");
                return Optional.of(found(
                        Blame.ACCUMULATION, problem.output().node(), present.value(), actual, Optional.of(mistake)));
            }
        }
        return Optional.empty();
    }

    private static Diagnosis found(Blame blame, Node at, Tensor right, Tensor wrong, Optional<Mistake> mistake) {
        return new Diagnosis(blame, at, Optional.empty(), right, wrong, mistake);
    }
}
