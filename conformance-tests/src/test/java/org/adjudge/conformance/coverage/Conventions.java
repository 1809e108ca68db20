package org.adjudge.conformance.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjudge.ir.Op;

/**
 * What an op's Javadoc says of its kinks, by the op's name: the one place where that is written. Read from the engine's
 * sources: of a row of an enum its comment, of a record its type's.
 */
final class Conventions {
    private static final String COMMENT = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*";
    private static final Pattern ROW = Pattern.compile(COMMENT + "[A-Z][A-Z0-9_]*\\(\\s*\"([\\w.]+)\"", Pattern.DOTALL);
    private static final Pattern RECORD = Pattern.compile(
            COMMENT + "public record \\w+.*?String opName\\(\\) \\{\\s*return \"([\\w.]+)\"", Pattern.DOTALL);
    private static final Pattern KINK = Pattern.compile("(Kinks?:|No cotangent passes).*");

    private final Map<String, String> sentences = new TreeMap<>();

    private Conventions() {}

    /** Those in the sources of a directory. */
    static Conventions in(Path directory) {
        Conventions result = new Conventions();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                for (Pattern pattern : List.of(ROW, RECORD)) {
                    result.read(pattern.matcher(source));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private void read(Matcher declarations) {
        while (declarations.find()) {
            for (String paragraph : plain(declarations.group(1)).split("<p>", -1)) {
                Matcher kink = KINK.matcher(paragraph);
                if (kink.find()) {
                    sentences.merge(
                            declarations.group(2), sentence(kink.group()), (a, b) -> a.equals(b) ? a : a + " " + b);
                }
            }
        }
    }

    private static String sentence(String text) {
        return text.replace("f32 and f64 only.", "")
                .replaceFirst("^Kinks?: ", "")
                .replace("|", "\\|")
                .strip();
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\s*\\n\\s*\\* ?", " ")
                .replaceAll("\\{@(?:code|link) #?([^}]*)\\}", "$1")
                .strip();
    }

    /** What is written of an op. */
    Optional<String> of(Op op) {
        return Optional.ofNullable(sentences.get(op.opName()));
    }
}
