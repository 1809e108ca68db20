package org.adjudge.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which classes the reports are about.
 *
 * @param reports how many reports there are
 * @param absent those that no report has a mutant of: nothing to change in them, or not run
 * @param stale those whose source is younger than the last report that has them
 */
record Measured(int reports, Set<String> absent, Set<String> stale) {
    private static final Set<String> NO_CLASS = Set.of("package-info.java", "module-info.java");

    /** Compares the sources below {@code org/adjudge} with the reports. */
    static Measured of(Path sources, List<Path> reports) throws IOException {
        Map<String, FileTime> measured = new TreeMap<>();
        for (Path report : reports) {
            FileTime time = Files.getLastModifiedTime(report);
            Mutant.read(report).forEach(mutant -> measured.put(outermost(mutant.type()), time));
        }
        Path root = sources.resolve("org/adjudge");
        Set<String> absent = new TreeSet<>();
        Set<String> stale = new TreeSet<>();
        for (Path source : files(root)) {
            String type =
                    root.relativize(source).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
            FileTime time = measured.get(type);
            if (time == null) {
                absent.add(type);
            } else if (Files.getLastModifiedTime(source).compareTo(time) > 0) {
                stale.add(type);
            }
        }
        return new Measured(reports.size(), absent, stale);
    }

    private static String outermost(String type) {
        return type.replaceFirst("\\$.*", "");
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(p -> p.toString().endsWith(".java"))
                    .filter(p -> !NO_CLASS.contains(String.valueOf(p.getFileName())))
                    .toList();
        }
    }

    String text() {
        String runs = reports == 1 ? "" : "Put together from " + reports + " runs, each of some classes.\n\n";
        return runs
                + sentence("Measured before the source was last changed", stale)
                + sentence("Without a mutant in any report", absent);
    }

    private static String sentence(String what, Set<String> types) {
        Function<String, String> code = type -> '`' + type + '`';
        return types.isEmpty()
                ? ""
                : what + ": " + types.stream().map(code).collect(Collectors.joining(", ")) + ".\n\n";
    }
}
