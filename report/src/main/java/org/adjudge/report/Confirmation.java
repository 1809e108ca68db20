package org.adjudge.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What tests outside the catalogue confirmed of the ops: a column of the matrix.
 *
 * @param title of the column
 * @param what was counted, and which test did
 * @param ops how many, by the name of the op
 */
public record Confirmation(
        String title,
        String what,
        @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, Integer> ops) {
    /** Sorts by the op. */
    public Confirmation {
        ops = new TreeMap<>(ops);
    }

    /** The {@code .tsv} files in some directories: title, what, and then op and count a line. */
    public static List<Confirmation> in(List<Path> directories) {
        return directories.stream()
                .filter(Files::isDirectory)
                .flatMap(Confirmation::files)
                .map(Confirmation::read)
                .toList();
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Confirmation read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            Map<String, Integer> ops = new TreeMap<>();
            for (String line : lines.subList(2, lines.size())) {
                String[] cells = line.split("\t", -1);
                ops.put(cells[0], Integer.valueOf(cells[1]));
            }
            return new Confirmation(lines.get(0), lines.get(1), ops);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + file + "' is not a title, a sentence and then op, tab, count a line", e);
        }
    }
}
