package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.Sweep;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.Tensor;

/** Puts a case to an engine and to TensorFlow, and compares what they say. */
public final class Judge {
    static final String UNSUPPORTED = "the engine does not support it: ";

    /** What is decided by more than two witnesses. */
    private static final Set<Verdict> HEARD =
            EnumSet.of(Verdict.AGREES_BY_DIFFERENCES, Verdict.ORACLE_SUSPECT, Verdict.DISAGREES);

    private final GradientEngine engine;
    private final boolean all;
    private final Optional<Archive> archive;
    private final TensorFlowOracle oracle = new TensorFlowOracle();

    /** A judge of an engine; where it agrees with TensorFlow, nobody else is heard. */
    public Judge(GradientEngine engine) {
        this(engine, false, Optional.empty());
    }

    private Judge(GradientEngine engine, boolean all, Optional<Archive> archive) {
        this.engine = new Caught(engine);
        this.all = all;
        this.archive = archive;
    }

    /** A judge who hears all the witnesses about everything, so that a mistake which the engine shares with TensorFlow shows. */
    public Judge hearingAll() {
        return new Judge(engine, true, archive);
    }

    /** A judge who finds in an archive what other judges asked and measured, and leaves there what is asked and measured now. */
    public Judge keeping(Archive kept) {
        return new Judge(engine, all, Optional.of(kept));
    }

    /** Judges Adjudge's own engine. */
    public static Judgement judge(Case subject) {
        return new Judge(new AdjudgeEngine()).verdictOn(subject);
    }

    /** Judges a case. */
    public Judgement verdictOn(Case subject) {
        return verdictOn(subject, archive.map(a -> a.of(subject)).orElseGet(() -> new Asked(subject)));
    }

    /**
     * Judges a case with several draws of its numbers, for which TensorFlow's graph is written once.
     *
     * @param draws one at least, as in {@link Case#withValues}; 0 are the case's own
     * @return the gravest judgement, the first of several
     */
    public Judgement gravestOf(Case subject, IntStream draws) {
        try (Sweep sweep = new Sweep(subject.problem())) {
            return draws.mapToObj(draw -> draw == 0 ? subject : subject.withValues(draw))
                    .map(drawn -> verdictOn(drawn, new Asked(drawn, sweep::testify)))
                    .reduce((gravest, j) -> j.verdict().compareTo(gravest.verdict()) > 0 ? j : gravest)
                    .orElseThrow();
        }
    }

    private Judgement verdictOn(Case subject, Asked asked) {
        Problem problem = subject.problem();
        Answer answer;
        Repeatability repeatable;
        try {
            Problem given = Repeatability.copy(problem);
            answer = engine.differentiate(given);
            repeatable = Repeatability.of(engine, given, answer, problem);
        } catch (UnsupportedOperationException e) {
            return only(subject, Check.unjudged("output", Optional.empty(), UNSUPPORTED + e.getMessage()));
        } catch (RuntimeException e) {
            synchronized (asked) {
                return ofThrowing(subject, e, asked);
            }
        }
        synchronized (asked) {
            return ofAnswer(subject, problem, answer, repeatable, asked);
        }
    }

    private Judgement ofAnswer(Case subject, Problem problem, Answer answer, Repeatability repeatable, Asked asked) {
        Testimony testimony = asked.testimony();
        Comparison comparison = asked.comparison();
        List<Check> checks = new ArrayList<>();
        checks.add(comparison.ofOutput(testimony.output(), answer.output()));
        if (answer.gradients().size() != problem.wrt().size()) {
            checks.add(Check.wrong(
                    "gradients",
                    "the engine returned " + answer.gradients().size() + " gradients for "
                            + problem.wrt().size() + " values"));
            return new Judgement(subject, engine.name(), checks, Location.NOT_SOUGHT, List.of(), testimony.opTypes());
        }
        for (int i = 0; i < problem.wrt().size(); i++) {
            Outcome expected = testimony.gradients().get(i);
            checks.add(comparison.ofGradient(i, expected, answer.gradients().get(i)));
        }
        for (int i = 0; i < testimony.second().size(); i++) {
            Optional<Tensor> actual =
                    i < answer.second().size() ? Optional.of(answer.second().get(i)) : Optional.empty();
            checks.add(comparison.ofSecond(i, testimony.second().get(i), actual));
        }
        checks.add(repeatable.check());
        boolean wrong = checks.stream().anyMatch(c -> c.verdict() == Verdict.DISAGREES)
                && repeatable.diagnosis().isEmpty();
        Location first =
                wrong ? new Localisation(new Guarded(engine), oracle).of(subject, asked, checks) : Location.NOT_SOUGHT;
        List<Diagnosis> diagnoses = wrong
                ? new Diagnostician(new Guarded(engine), oracle, subject, asked).diagnose(answer, testimony, comparison)
                : repeatable.diagnosis().stream().toList();
        Hearing hearing = new Hearing(all, comparison, new Guarded(engine), oracle, problem, answer, testimony);
        for (int i = 0; i < checks.size() - 1; i++) {
            if (all || HEARD.contains(checks.get(i).verdict())) {
                checks.set(i, hearing.of(i, checks.get(i), diagnoses));
            }
        }
        return new Judgement(subject, engine.name(), checks, first, diagnoses, testimony.opTypes());
    }

    /** An engine that throws is wrong, unless TensorFlow has no value either: an index that is out of range, say. */
    private Judgement ofThrowing(Case subject, RuntimeException thrown, Asked asked) {
        String threw = "the engine threw " + thrown;
        if (asked.testimony().output() instanceof Outcome.Failed failed) {
            return only(
                    subject,
                    Check.unjudged(
                            "output",
                            Optional.empty(),
                            threw + ", and TensorFlow has no value either: " + failed.message()));
        }
        return new Judgement(
                subject,
                engine.name(),
                List.of(Check.wrong("output", threw)),
                Location.NOT_SOUGHT,
                new Diagnostician(new Guarded(engine), oracle, subject, asked).ofThrowing(),
                Map.of());
    }

    private Judgement only(Case subject, Check check) {
        return new Judgement(subject, engine.name(), List.of(check), Location.NOT_SOUGHT, List.of(), Map.of());
    }
}
