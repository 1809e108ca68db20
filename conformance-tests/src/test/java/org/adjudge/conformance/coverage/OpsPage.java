package org.adjudge.conformance.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.report.Errors;

/** docs/OPS.md: written from a run of the whole catalogue, and compared with what stands there. */
public final class OpsPage {
    private static final String HEAD = """
            # Ops: what is judged, by what, and how well it does

            Written by `mvn verify -Dadjudge.update` from a run of the whole catalogue; every `mvn verify` compares. Do not edit.

            ## The functions of the notation

            A case counts for a function if its program calls the function or a node of its graph is that op. *Judged against*: the
            TensorFlow ops that the oracle wrote for it. *Witness*: what judged its gradients: TensorFlow's own gradient, or differences of
            TensorFlow's float64 forward kernels. *Orders*: 0 the value, 1 the gradient, 2 the gradient of the gradient. ULPs are the
            worst element of output and gradients over the cases that hold nothing but this function; float32 against TensorFlow's
            answer to the float64 twin, float64 the engine against TensorFlow. They hold what the function's sums cancel, too.
            *Kinks* is what the op's Javadoc says of them.

            """;
    private static final String SECOND = """

            ## TensorFlow's differentiable ops

            Each op that TensorFlow's C++ registry has a gradient for: in how many cases a gradient that passes through it was judged.
            """;

    private final String text;
    private final String complaints;

    private OpsPage(String text, String complaints) {
        this.text = text;
        this.complaints = complaints;
    }

    /**
     * The page that a run of the whole catalogue gives.
     *
     * @param errors what the run measured, by the lines of the cases; the rest is measured now
     */
    public static OpsPage of(List<Judgement> judgements, Map<String, Map<String, Errors>> errors) {
        List<JudgedCase> judged = judgements.stream().map(JudgedCase::new).toList();
        StringBuilder page = new StringBuilder(HEAD).append(OpRow.HEADER);
        Map<String, List<JudgedCase>> byFunction = new HashMap<>();
        judged.forEach(j -> j.functions()
                .forEach(f ->
                        byFunction.computeIfAbsent(f, k -> new ArrayList<>()).add(j)));
        List<String> functions = List.copyOf(Functions.names());
        functions.parallelStream()
                .map(f -> new OpRow(f, byFunction.getOrDefault(f, List.of()), errors).text())
                .forEachOrdered(page::append);
        Coverage coverage = Coverage.by(judged);
        page.append(SECOND).append('\n').append(coverage.text());
        return new OpsPage(page.toString(), coverage.complaints());
    }

    /** Writes the page. */
    public void write(Path file) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs from the page that stands in a file, and what no page can say; empty if nothing. */
    public String complaintsAbout(Path file) {
        List<String> differences = new ArrayList<>();
        try {
            List<String> stated = Files.exists(file) ? Files.readAllLines(file) : List.of();
            List<String> found = text.lines().toList();
            for (int i = 0; i < Math.max(stated.size(), found.size()); i++) {
                String before = i < stated.size() ? stated.get(i) : "";
                String now = i < found.size() ? found.get(i) : "";
                if (!Line.of(before).holds(Line.of(now))) {
                    differences.add("  is   " + before + "\n  must " + now);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String advice = differences.isEmpty()
                ? ""
                : file + " is not what this run gives; `mvn verify -Dadjudge.update` writes it anew\n"
                        + String.join("\n", differences.subList(0, Math.min(differences.size(), 10))) + "\n";
        return complaints + advice;
    }
}
