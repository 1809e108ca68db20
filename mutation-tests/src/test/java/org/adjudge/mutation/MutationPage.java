package org.adjudge.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjudge.mutation.Survivors.Kind;
import org.adjudge.mutation.Survivors.Row;

/** docs/MUTATION.md: what PIT found, by package, and each survivor with the reason. */
final class MutationPage {
    private static final String HEAD = """
            # Mutants of the engine

            PIT (https://pitest.org) changes the engine in one place, runs the tests that reach the place, and sees whether any of them
            notices. The tests: the engine's unit tests, the table of bad inputs, and each case of the catalogue, judged by recorded answers
            of TensorFlow ([VECTORS.md](VECTORS.md)); unit tests of more than two seconds are left out. The mutators are PIT's DEFAULTS. A
            mutant that does not end is killed by the clock.

            Written by `mvn verify -Ppit -DskipITs`, which fails if a mutant survives that is not in
            `mutation-tests/src/test/resources/survivors.tsv`, or is there and is killed by now; with `-Dadjudge.update` it writes the list anew.

            """;

    private final List<Mutant> mutants;
    private final Survivors survivors;
    private final Measured measured;

    MutationPage(List<Mutant> mutants, Survivors survivors, Measured measured) {
        this.mutants = mutants;
        this.measured = measured;
        this.survivors = survivors;
    }

    /**
     * Writes the page and compares with the list.
     *
     * @param files survivors.tsv, the page, the engine's sources, PIT's mutations.xml; of more than one, a class counts as the last has it
     */
    public static void main(String... files) throws IOException {
        List<Path> reports = Stream.of(files).skip(3).map(Path::of).toList();
        List<Mutant> mutants = Mutant.read(reports);
        Path list = Path.of(files[0]);
        Survivors survivors = Survivors.of(list, mutants);
        if (!System.getProperty("adjudge.update", "").isEmpty()) {
            Files.write(list, survivors.updated());
            survivors = Survivors.of(list, mutants);
        }
        Files.writeString(
                Path.of(files[1]),
                new MutationPage(mutants, survivors, Measured.of(Path.of(files[2]), reports)).text());
        List<String> complaints = survivors.complaints();
        if (!complaints.isEmpty()) {
            throw new IOException("survivors.tsv is not what this run gives:\n  " + String.join("\n  ", complaints));
        }
    }

    String text() {
        StringBuilder out = new StringBuilder(HEAD);
        out.append("| package | mutants | killed | by the clock | survived | never reached | killed |\n");
        out.append("|---|---|---|---|---|---|---|\n");
        mutants.stream()
                .collect(Collectors.groupingBy(Mutant::packageName, TreeMap::new, Collectors.toList()))
                .forEach((name, some) -> out.append(row('`' + name + '`', some)));
        out.append(row("all", mutants)).append('\n').append(measured.text());
        out.append("Of the survivors ")
                .append(survivors.count(Kind.EQUIVALENT))
                .append(" are equivalent: no input makes a difference. ")
                .append(survivors.count(Kind.UNSEEN))
                .append(" make a difference that is allowed: in digits within the allowance, in time or in memory. ")
                .append(survivors.count(Kind.OPEN))
                .append(" are open: no test reached them in this run, or none noticed.\n");
        for (Kind kind : Kind.values()) {
            out.append(section(kind));
        }
        return out.toString();
    }

    private static String row(String name, List<Mutant> some) {
        long killed = count(some, m -> !m.survived());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %.1f %% |\n",
                name,
                some.size(),
                killed,
                count(some, Mutant::timedOut),
                count(some, m -> m.status().equals("SURVIVED")),
                count(some, m -> m.status().equals("NO_COVERAGE")),
                100.0 * killed / some.size());
    }

    private static long count(List<Mutant> some, Predicate<Mutant> what) {
        return some.stream().filter(what).count();
    }

    private String section(Kind kind) {
        StringBuilder out = new StringBuilder(
                "\n## " + heading(kind) + "\n\n| where | change | lines | why |\n|---|---|---|---|\n");
        int rows = 0;
        for (Map.Entry<Row, List<Mutant>> entry : survivors.found().entrySet()) {
            Row row = entry.getKey();
            if (row.kind() == kind) {
                rows++;
                out.append(String.format(
                        "| `%s` %s | %s | %s | %s |\n",
                        row.type(),
                        row.method().equals("*") ? "" : '`' + row.method() + '`',
                        row.change().equals("*") ? row.count() + " changes" : row.change(),
                        lines(entry.getValue()),
                        row.reason()));
            }
        }
        return rows == 0 ? "" : out.toString();
    }

    private static String heading(Kind kind) {
        return switch (kind) {
            case EQUIVALENT -> "Equivalent";
            case UNSEEN -> "A difference that is allowed";
            case OPEN -> "Open";
        };
    }

    private static String lines(List<Mutant> some) {
        return some.stream()
                .map(Mutant::line)
                .sorted()
                .map(String::valueOf)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
