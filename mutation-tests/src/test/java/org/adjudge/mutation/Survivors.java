package org.adjudge.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The mutants that may survive, each with the reason: a tab-separated row of class, method, PIT's words, how many, kind, reason. A
 * {@code *} stands for any method or any words; the first row that fits counts.
 */
final class Survivors {
    /** What a row's kind may be, with what it means. */
    enum Kind {
        /** No input whatever makes a difference. */
        EQUIVALENT,
        /** A difference smaller than what the cases allow, or in speed or memory alone. */
        UNSEEN,
        /** A test that should be there is not. */
        OPEN
    }

    record Row(String type, String method, String change, int count, Kind kind, String reason) {
        boolean fits(Mutant mutant) {
            return type.equals(mutant.type())
                    && (method.equals("*") || method.equals(mutant.method()))
                    && (change.equals("*") || change.equals(mutant.change()));
        }

        String line(int survived) {
            return String.join("\t", type, method, change, String.valueOf(survived), kind.toString(), reason);
        }

        @Override
        public String toString() {
            return type + "." + method + ", " + change;
        }
    }

    private static final String HEAD = "# class\tmethod\tchange\thow many\tEQUIVALENT, UNSEEN or OPEN\twhy";

    private final Map<Row, List<Mutant>> found = new LinkedHashMap<>();
    private final List<Mutant> unlisted = new ArrayList<>();

    private Survivors(List<Row> rows) {
        rows.forEach(row -> found.put(row, new ArrayList<>()));
    }

    /** Reads the rows, and gives each its survivors. */
    static Survivors of(Path tsv, List<Mutant> mutants) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(tsv)) {
            String[] cells = line.split("\t", -1);
            if (!line.isBlank() && !line.startsWith("#")) {
                if (cells.length != 6) {
                    throw new IOException("'" + tsv + "' has a row of " + cells.length
                            + " cells; class, method, words, count, kind and reason are wanted: " + line);
                }
                rows.add(new Row(
                        cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), Kind.valueOf(cells[4]), cells[5]));
            }
        }
        Survivors survivors = new Survivors(rows);
        mutants.stream().filter(Mutant::survived).forEach(survivors::add);
        return survivors;
    }

    private void add(Mutant mutant) {
        found.entrySet().stream()
                .filter(entry -> entry.getKey().fits(mutant))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(unlisted)
                .add(mutant);
    }

    Map<Row, List<Mutant>> found() {
        return found;
    }

    int count(Kind kind) {
        return found.entrySet().stream()
                .filter(e -> e.getKey().kind() == kind)
                .mapToInt(e -> e.getValue().size())
                .sum();
    }

    /** The rows as this run has them: what is killed by now is gone, what is new is open. */
    List<String> updated() {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        found.forEach((row, mutants) -> {
            if (!mutants.isEmpty()) {
                lines.add(row.line(mutants.size()));
            }
        });
        unlisted.stream()
                .collect(Collectors.groupingBy(
                        m -> new Row(m.type(), m.method(), m.change(), 0, Kind.OPEN, "no test yet"),
                        LinkedHashMap::new,
                        Collectors.counting()))
                .forEach((row, count) -> lines.add(row.line(count.intValue())));
        return lines;
    }

    /** What the rows say and the run does not, and the other way round. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        found.forEach((row, mutants) -> {
            if (row.count() != mutants.size()) {
                complaints.add(row + ": " + row.count() + " listed, " + mutants.size() + " survived"
                        + (mutants.size() < row.count() ? "; what is killed by now has to go" : "; a test is missing"));
            }
        });
        unlisted.forEach(m -> complaints.add(
                m.type() + ":" + m.line() + " " + m.method() + ", " + m.change() + ": survived and is not listed"));
        return complaints;
    }
}
