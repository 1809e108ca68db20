package org.adjudge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Explanation;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.TensorText;

/** An explanation for a terminal: one row a node, then the gradients, then the verdict. */
final class ExplanationText {
    private static final int SHOWN = 4;
    private static final int WIDEST = 60;

    private ExplanationText() {}

    static String of(Explanation explanation) {
        Judgement judgement = explanation.judgement();
        StringBuilder out = new StringBuilder(judgement.subject().line()).append("\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("value", "computed as", "type", "primal", "cotangent: engine", "tensorflow", "ULPs"));
        for (Explanation.Row row : explanation.rows()) {
            Optional<Check> check = row.check();
            rows.add(List.of(
                    row.name(),
                    row.name().equals(row.notation()) ? "input" : row.notation(),
                    row.type().toString(),
                    text(row.primal()),
                    text(check.flatMap(Check::engine)),
                    text(check.flatMap(Check::oracle)),
                    check.map(ExplanationText::ulps).orElse("")));
        }
        out.append(table(rows)).append('\n');
        List<List<String>> checks = new ArrayList<>();
        checks.add(List.of("check", "verdict", "engine", "tensorflow", "ULPs", "allowed"));
        for (Check check : judgement.checks()) {
            checks.add(List.of(
                    check.what(),
                    check.verdict().toString(),
                    text(check.engine()),
                    text(check.oracle()),
                    ulps(check),
                    check.agreement().map(a -> FailureText.number(a.allowed())).orElse("")));
        }
        out.append(table(checks))
                .append('\n')
                .append("verdict: ")
                .append(judgement.verdict())
                .append('\n');
        if (judgement.verdict() == Verdict.DISAGREES) {
            out.append('\n').append(FailureText.of(judgement)).append('\n');
        } else if (judgement.verdict() != Verdict.AGREES) {
            out.append("  ")
                    .append(judgement.gravest().what())
                    .append(": ")
                    .append(judgement.gravest().reason())
                    .append('\n');
        }
        return out.toString();
    }

    private static String ulps(Check check) {
        String mark = check.verdict() == Verdict.DISAGREES ? " <- differs" : "";
        return check.agreement().map(a -> FailureText.number(a.ulps()) + mark).orElse("");
    }

    private static String text(Optional<Tensor> tensor) {
        String text = tensor.map(t -> TensorText.nested(t, SHOWN)).orElse("");
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 4) + " ...";
    }

    /** Columns as wide as their widest entry. */
    private static String table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] width = new int[columns];
        rows.forEach(r -> {
            for (int c = 0; c < columns; c++) {
                width[c] = Math.max(width[c], r.get(c).length());
            }
        });
        return rows.stream().map(r -> line(r, width)).collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.size(); c++) {
            line.append(String.format("%-" + (width[c] + 2) + "s", row.get(c)));
        }
        return line.toString().stripTrailing() + "\n";
    }
}
