package org.adjudge.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The README: what it shows has to be what there is. */
public final class Readme {
    private Readme() {}

    /** What stands between two markers in the source of a test, without its indent. */
    static String between(Class<?> test, String from, String to) {
        String source = read(Path.of("src/test/java", test.getName().replace('.', '/') + ".java"));
        int begin = source.indexOf(from) + from.length();
        return source.substring(begin, source.indexOf(to, begin)).stripIndent().strip();
    }

    /** Complains if the README does not have a text as it is, but for where its lines end. */
    public static void assertShows(String text) {
        assertTrue(
                words(read(Path.of("../README.md"))).contains(words(text)), () -> "README.md does not show\n" + text);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
