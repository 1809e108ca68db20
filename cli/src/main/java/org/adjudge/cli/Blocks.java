package org.adjudge.cli;

import java.util.Optional;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Explanation;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.tensor.Tensor;

/** An explanation for a narrow terminal: a block a node, tensors in NumPy's style under one another. */
final class Blocks {
    private static final int LABEL = 14;
    private static final String INDENT = "  ";

    private final int columns;

    Blocks(int columns) {
        this.columns = columns;
    }

    String of(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        for (Explanation.Row row : explanation.rows()) {
            String how = row.name().equals(row.notation()) ? "input" : row.notation();
            out.append(row.name())
                    .append(" = ")
                    .append(how)
                    .append("  ")
                    .append(row.type())
                    .append('\n');
            tensor(out, "primal", row.primal());
            row.check().ifPresent(check -> sides(out, "cotangent", check));
        }
        for (Check check : explanation.judgement().checks()) {
            out.append('\n').append(check.what()).append(": ").append(check.verdict());
            check.agreement()
                    .ifPresent(a -> out.append(", ")
                            .append(FailureText.number(a.ulps()))
                            .append(" ULP of ")
                            .append(FailureText.number(a.allowed()))
                            .append(" allowed"));
            out.append('\n');
            if (!check.what().equals("repeatability")) {
                tensor(out, "engine", check.engine());
                tensor(out, "tensorflow", check.oracle());
            }
        }
        return out.toString();
    }

    private void sides(StringBuilder out, String what, Check check) {
        boolean same = check.engine().isPresent() && check.engine().equals(check.oracle());
        tensor(out, same ? what : "engine", check.engine());
        if (!same) {
            tensor(out, "tensorflow", check.oracle());
            String ulps = ExplanationText.ulps(check);
            if (!ulps.isEmpty()) {
                out.append(INDENT)
                        .append(" ".repeat(LABEL))
                        .append(ulps.replace(" <-", " ULP <-"))
                        .append('\n');
            }
        }
    }

    private void tensor(StringBuilder out, String label, Optional<Tensor> tensor) {
        tensor.ifPresent(t -> {
            String start = INDENT + String.format("%-" + LABEL + "s", label);
            String text = NumPyText.of(t, columns - start.length());
            out.append(start)
                    .append(text.replace("\n", "\n" + " ".repeat(start.length())))
                    .append('\n');
        });
    }
}
