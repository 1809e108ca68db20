package org.adjudge.conformance.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;

/** {@code report.md}: the summary, and every case that is not plain agreement. */
final class Markdown {
    private static final int SHOWN = 20;

    private Markdown() {}

    static String report(Summary summary, List<Judgement> judgements) {
        StringBuilder out = counts(summary);
        disagreements(out, judgements);
        section(out, judgements, v -> v == Verdict.CONVENTION, "Conventions: another choice at a kink");
        section(out, judgements, v -> v == Verdict.ORACLE_SUSPECT, "Findings: TensorFlow is suspect");
        section(out, judgements, v -> v == Verdict.NO_ORACLE, "Unjudged");
        section(out, judgements, v -> v == Verdict.AGREES_BY_DIFFERENCES, "Judged by differences alone");
        return out.toString();
    }

    /** The counts and the first disagreements: short enough for the page of a job. */
    static String summary(Summary summary, List<Judgement> judgements) {
        StringBuilder out = counts(summary);
        List<Judgement> wrong = judgements.stream()
                .filter(j -> j.verdict().fails())
                .limit(SHOWN)
                .toList();
        disagreements(out, wrong);
        return out.append('\n').toString();
    }

    private static StringBuilder counts(Summary summary) {
        StringBuilder out = new StringBuilder("# Conformance\n\n");
        out.append(
                "| cases | checks | agree | by differences | findings | unjudged | disagree | seconds | TensorFlow | engine |\n");
        out.append("|---|---|---|---|---|---|---|---|---|---|\n");
        out.append(String.format(
                Locale.ROOT,
                "| %d | %d | %d | %d | %d | %d | %d | %.1f | %s | %s |%n",
                summary.cases(),
                summary.checks(),
                summary.agree(),
                summary.byDifferences(),
                summary.findings(),
                summary.unjudged(),
                summary.disagree(),
                summary.seconds(),
                summary.tensorflow(),
                summary.engine()));
        out.append('\n');
        for (Tally tally : Tally.values()) {
            out.append(tally.item()).append('\n');
        }
        return out;
    }

    /** The cases that fail, each with all that is known of it. */
    private static void disagreements(StringBuilder out, List<Judgement> judgements) {
        List<Judgement> failing =
                judgements.stream().filter(j -> j.verdict().fails()).toList();
        heading(out, "Disagreements", failing);
        for (Judgement judgement : failing) {
            out.append(item(judgement))
                    .append("\n  ```\n  ")
                    .append(FailureText.of(judgement).replace("\n", "\n  "))
                    .append("\n  ```\n");
        }
    }

    /** The checks of a verdict, case by case. */
    private static void section(StringBuilder out, List<Judgement> judgements, Predicate<Verdict> which, String title) {
        List<Judgement> those = judgements.stream()
                .filter(j -> j.checks().stream().anyMatch(c -> which.test(c.verdict())))
                .toList();
        heading(out, title, those);
        for (Judgement judgement : those) {
            out.append(item(judgement));
            judgement.checks().stream()
                    .filter(c -> which.test(c.verdict()))
                    .forEach(c -> out.append("  * ").append(line(c)).append('\n'));
        }
    }

    private static void heading(StringBuilder out, String title, List<Judgement> those) {
        if (!those.isEmpty()) {
            out.append("\n## ").append(title).append(" (").append(those.size()).append(")\n\n");
        }
    }

    private static String item(Judgement judgement) {
        return "* `" + judgement.subject().line() + "`\n";
    }

    private static String line(Check check) {
        return check.what() + ": " + check.reason().lines().findFirst().orElse("");
    }
}
