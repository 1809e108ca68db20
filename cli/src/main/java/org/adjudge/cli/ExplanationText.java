package org.adjudge.cli;

import java.util.List;
import java.util.Optional;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Evidence;
import org.adjudge.conformance.judgement.Explanation;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.report.WitnessEntry;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.TensorText;

/** An explanation for a terminal: a row a node, then the gradients, then the verdict; as blocks where rows are too wide. */
final class ExplanationText {
    private static final int SHOWN = 4;
    private static final int WIDEST = 60;

    private ExplanationText() {}

    static String of(Explanation explanation, Terminal terminal) {
        Judgement judgement = explanation.judgement();
        Table steps = new Table("value", "computed as", "type", "primal", "cotangent: engine", "tensorflow", "ULPs");
        explanation.rows().forEach(row -> steps.row(step(row)));
        Table checks = new Table("check", "verdict", "engine", "tensorflow", "ULPs", "allowed");
        judgement.checks().forEach(check -> checks.row(check(check)));
        Table heard = new Table("witness", "of", "sides with", "says");
        judgement.checks().forEach(c -> c.evidence().forEach(e -> heard.row(witness(c, e))));
        int room = terminal.isInteractive() ? terminal.columns() : Integer.MAX_VALUE;
        Style style = new Style(terminal.ansi());
        StringBuilder out = new StringBuilder(judgement.subject().line()).append("\n\n");
        boolean wide = Math.max(steps.width(), checks.width()) <= room;
        out.append(wide ? steps + "\n" + checks : new Blocks(room).of(explanation));
        if (!explanation.how().isEmpty()) {
            out.append("\ncotangents: ").append(explanation.how()).append('\n');
        }
        if (judgement.checks().stream().anyMatch(c -> !c.evidence().isEmpty())) {
            out.append('\n').append(heard.width() <= room ? heard.toString() : sayings(judgement, terminal));
        }
        out.append("\nverdict: ").append(judgement.verdict()).append('\n');
        if (judgement.verdict().fails()) {
            out.append('\n')
                    .append(Wrapping.of(FailureText.withoutWitnesses(judgement), terminal))
                    .append('\n');
        } else if (judgement.verdict() != Verdict.AGREES) {
            String reason = "  " + judgement.gravest().what() + ": "
                    + judgement.gravest().reason();
            out.append(Wrapping.of(reason, terminal)).append('\n');
        }
        return style.verdicts(out.toString());
    }

    private static List<String> step(Explanation.Row row) {
        Optional<Check> check = row.check();
        return List.of(
                row.name(),
                row.name().equals(row.notation()) ? "input" : row.notation(),
                row.type().toString(),
                cell(row.primal()),
                cell(check.flatMap(Check::engine)),
                cell(check.flatMap(Check::oracle)),
                check.map(ExplanationText::ulps).orElse(""));
    }

    private static List<String> check(Check check) {
        return List.of(
                check.what(),
                check.verdict().toString(),
                cell(check.engine()),
                cell(check.oracle()),
                ulps(check),
                check.agreement().map(a -> FailureText.number(a.allowed())).orElse(""));
    }

    private static List<String> witness(Check check, Evidence evidence) {
        String side = WitnessEntry.side(evidence.engine(), evidence.oracle());
        return List.of(evidence.witness(), check.what(), side, evidence.says());
    }

    /** What the witnesses said, for a narrow terminal. */
    private static String sayings(Judgement judgement, Terminal terminal) {
        StringBuilder out = new StringBuilder();
        for (Check check : judgement.checks()) {
            for (Evidence evidence : check.evidence()) {
                List<String> row = witness(check, evidence);
                String side = row.get(2).isEmpty() ? "" : ", sides with " + row.get(2);
                String line = String.format("  %-16s  %s%s: %s", row.get(0), row.get(1), side, row.get(3));
                out.append(Wrapping.of(line, terminal)).append('\n');
            }
        }
        return out.toString();
    }

    static String ulps(Check check) {
        String mark = check.verdict().fails() ? " <- differs" : "";
        return check.agreement().map(a -> FailureText.number(a.ulps()) + mark).orElse("");
    }

    private static String cell(Optional<Tensor> tensor) {
        String text = tensor.map(t -> TensorText.nested(t, SHOWN)).orElse("");
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 4) + " ...";
    }
}
