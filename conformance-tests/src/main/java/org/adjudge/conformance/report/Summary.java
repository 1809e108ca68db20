package org.adjudge.conformance.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.oracle.TensorFlowOracle;

/**
 * The counts of a run. {@code agree}, {@code byDifferences}, {@code findings}, {@code unjudged} and {@code disagree} add up to
 * {@code checks}; what each means is said in {@link Tally}.
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
                count(judgements, Tally.AGREE::counts),
                count(judgements, Tally.BY_DIFFERENCES::counts),
                count(judgements, Tally.FINDINGS::counts),
                count(judgements, Tally.UNJUDGED::counts),
                count(judgements, Tally.DISAGREE::counts),
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

    /** One line: all that another run of the same cases has to repeat. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "adjudge: %s, %s: %,d agree, %,d agree by differences, %s, %,d unjudged, %,d disagree",
                counted(cases, "case"),
                counted(checks, "check"),
                agree,
                byDifferences,
                counted(findings, "finding"),
                unjudged,
                disagree);
    }

    private static String counted(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? what : what + "s");
    }

    /** Two lines for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s%n         engine '%s' against TensorFlow %s, %.1f s",
                line(),
                engine,
                tensorflow,
                seconds);
    }
}
