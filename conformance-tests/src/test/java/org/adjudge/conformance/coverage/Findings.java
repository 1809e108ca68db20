package org.adjudge.conformance.coverage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.adjudge.conformance.judgement.Accused;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** The tables of docs/FINDINGS.md. */
public final class Findings {
    private static final Path PAGE = Path.of("../docs/FINDINGS.md");

    /** By line: found out once, whoever asks. */
    private static final Map<String, Set<String>> ACCUSED = new ConcurrentHashMap<>();

    private Findings() {}

    /** A row of the page: the line, and a program that computes the same with other ops. */
    public record Finding(Case line, String sameFunction) {
        @Override
        public String toString() {
            return line.line();
        }

        /** The ops that TensorFlow is suspected of in it. */
        public Set<String> accused() {
            return ACCUSED.computeIfAbsent(line.line(), same -> Accused.of(line));
        }

        /** The other program with the line's numbers. */
        public Problem otherProblem() {
            String inputs = line.line().substring(line.line().indexOf('|'));
            Case other = Case.parse(sameFunction + " " + inputs);
            Map<Value, Tensor> bindings = new LinkedHashMap<>();
            line.inputs().forEach((input, tensor) -> bindings.put(named(other, input), tensor));
            List<Value> wrt = line.wrt().stream().map(v -> named(other, v)).toList();
            return new Problem(other.graph(), other.output(), bindings, line.seed(), wrt);
        }

        private static Value named(Case other, Value input) {
            return other.graph().input(input.inputName()).orElseThrow();
        }
    }

    /** The rows of wrong gradients. */
    public static Stream<Finding> ofGradients() {
        return rows("## Gradients");
    }

    /** The rows of wrong values. */
    public static Stream<Finding> ofValues() {
        return rows("## Values");
    }

    private static Stream<Finding> rows(String heading) {
        try {
            return Files.readAllLines(PAGE).stream()
                    .dropWhile(row -> !row.equals(heading))
                    .skip(1)
                    .takeWhile(row -> !row.startsWith("## "))
                    .filter(row -> row.startsWith("| `"))
                    .map(row -> row.split("(?<!\\\\)\\|", -1))
                    .map(cells -> new Finding(Case.parse(code(cells[1])), code(cells[4])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(String cell) {
        return cell.strip().replace("`", "").replace("\\|", "|");
    }

    /** The cases that accuse TensorFlow of an op that no row accuses it of, or of none alone; empty if the page explains all. */
    public static String unexplained(Collection<Judgement> judgements) {
        return unexplained(judgements, ofGradients());
    }

    /** The same for a page of these rows alone. */
    public static String unexplained(Collection<Judgement> judgements, Stream<Finding> rows) {
        Set<String> known = rows.toList().parallelStream()
                .flatMap(row -> row.accused().stream())
                .collect(toCollection(TreeSet::new));
        return judgements.parallelStream()
                .filter(j -> j.verdict() == Verdict.ORACLE_SUSPECT)
                .map(j -> complaint(j, known))
                .collect(joining());
    }

    private static String complaint(Judgement suspect, Set<String> known) {
        Set<String> accused = Accused.of(suspect);
        return !accused.isEmpty() && known.containsAll(accused)
                ? ""
                : String.format(
                        "TensorFlow is suspect of %s, and docs/FINDINGS.md has no row for it: %s%n",
                        accused.isEmpty() ? "no op alone" : accused,
                        suspect.subject().line());
    }
}
