package org.adjudge.conformance.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.oracle.TensorFlowOracle;

/**
 * The counts of a run. {@code agree}, {@code by_differences}, {@code findings}, {@code unjudged} and {@code disagree} add
 * up to {@code checks}.
 *
 * @param byDifferences checks without a TensorFlow gradient that agree with differences of its forward kernels
 * @param unjudged checks without anything to judge by, and those where each side has made its choice at a kink
 * @param findings checks in which TensorFlow itself is suspect
 */
public record Summary(
        int cases,
        int checks,
        int agree,
        int byDifferences,
        int findings,
        int unjudged,
        int disagree,
        double seconds,
        String tensorflow,
        String engine) {
    /** Counts judgements. */
    public static Summary of(List<Judgement> judgements, double seconds) {
        return new Summary(
                judgements.size(),
                count(judgements, v -> true),
                count(judgements, v -> v == Verdict.AGREES),
                count(judgements, v -> v == Verdict.AGREES_BY_DIFFERENCES),
                count(judgements, v -> v == Verdict.ORACLE_SUSPECT),
                count(judgements, v -> v == Verdict.NO_ORACLE || v == Verdict.CONVENTION),
                count(judgements, Verdict::fails),
                Math.round(seconds * 100) / 100.0,
                TensorFlowOracle.version(),
                String.join(
                        ", ",
                        judgements.stream().map(Judgement::engine).distinct().toList()));
    }

    private static int count(List<Judgement> judgements, Predicate<Verdict> which) {
        return (int) judgements.stream()
                .flatMap(j -> j.checks().stream())
                .filter(c -> which.test(c.verdict()))
                .count();
    }

    /** Two lines for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "adjudge: %,d cases, %,d checks: %,d agree, %,d agree by differences, %,d findings, %,d unjudged, %,d disagree%n"
                        + "         engine '%s' against TensorFlow %s, %.1f s",
                cases,
                checks,
                agree,
                byDifferences,
                findings,
                unjudged,
                disagree,
                engine,
                tensorflow,
                seconds);
    }
}
