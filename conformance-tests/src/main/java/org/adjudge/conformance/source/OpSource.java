package org.adjudge.conformance.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjudge.ir.Op;

/**
 * What the engine's source says of an op: the build puts the sources of its ops on the class path, so that formula, kinks
 * and rule stand in one place alone.
 *
 * @param op {@code Unary.TANH}, or the record's name
 * @param formula the paragraphs of its Javadoc
 * @param kinks what they say of its kinks; empty if nothing
 * @param rule the source of its VJP rule; of a row of an enum the row; empty if no cotangent passes
 */
public record OpSource(String op, List<String> formula, List<String> kinks, List<String> rule) {
    private static final Pattern KINK = Pattern.compile("(Kinks?[:,]|No cotangent passes|Derivative at|Ties ).*");

    /** By class of a record or row of an enum, and the files by class: who goes through the catalogue asks for each many times. */
    private static final Map<Object, OpSource> READ = new ConcurrentHashMap<>();

    private static final Map<Class<?>, String> FILES = new ConcurrentHashMap<>();

    /** Copies the lists. */
    public OpSource {
        formula = List.copyOf(formula);
        kinks = List.copyOf(kinks);
        rule = List.copyOf(rule);
    }

    /** Of the op, and of the row of an enum among its attributes that says what it does: SUM of a reduction. */
    public static List<OpSource> of(Op op) {
        List<OpSource> sources = new ArrayList<>();
        if (op instanceof Enum<?> row) {
            sources.add(ofRow(row));
        } else {
            sources.add(READ.computeIfAbsent(op.getClass(), c -> type(op.getClass())));
            rows(op).map(OpSource::ofRow).filter(s -> !s.formula().isEmpty()).forEach(sources::add);
        }
        return sources;
    }

    private static OpSource ofRow(Enum<?> row) {
        return READ.computeIfAbsent(row, r -> row(row));
    }

    private static Stream<Enum<?>> rows(Op op) {
        return Arrays.stream(op.getClass().getRecordComponents())
                .filter(c -> c.getType().isEnum() && c.getType().getPackage().equals(Op.class.getPackage()))
                .map(c -> {
                    try {
                        return (Enum<?>) c.getAccessor().invoke(op);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError("the components of an op are public", e);
                    }
                });
    }

    private static OpSource type(Class<?> type) {
        String source = source(type);
        String comment = comment(source, "public record " + type.getSimpleName() + "\\b");
        int method = source.indexOf("    public Value vjp(");
        Optional<String> rule = method < 0 ? Optional.empty() : Optional.of(block(source, method, '{', '}'));
        return of(type.getSimpleName(), comment, rule.filter(r -> !r.matches("(?s)[^{]*\\{\\s*throw .*")));
    }

    private static OpSource row(Enum<?> row) {
        String source = source(row.getDeclaringClass());
        String start = "(?m)^ +" + row.name() + "\\b";
        Matcher at = Pattern.compile(start).matcher(source);
        Optional<String> text = at.find() && source.startsWith("(", at.end())
                ? Optional.of(block(source, at.start(), '(', ')'))
                : Optional.empty();
        return of(row.getDeclaringClass().getSimpleName() + "." + row.name(), comment(source, start), text);
    }

    private static OpSource of(String op, String comment, Optional<String> rule) {
        List<String> formula = new ArrayList<>();
        List<String> kinks = new ArrayList<>();
        for (String paragraph : comment.split("<p>", -1)) {
            Matcher kink = KINK.matcher(paragraph);
            boolean found = kink.find();
            String rest = (found ? paragraph.substring(0, kink.start()) : paragraph).strip();
            if (!rest.isEmpty()) {
                formula.add(rest);
            }
            if (found) {
                kinks.add(kink.group().strip().replaceFirst("^Kinks?[:,] ", ""));
            }
        }
        return new OpSource(
                op,
                formula,
                kinks,
                rule.map(r -> r.stripIndent().lines().toList()).orElse(List.of()));
    }

    /** The Javadoc right before a declaration, as plain text. */
    private static String comment(String source, String declaration) {
        Matcher matcher = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + declaration, Pattern.DOTALL)
                .matcher(source);
        return matcher.find()
                ? matcher.group(1)
                        .replaceAll("\\s*\\n\\s*\\* ?", " ")
                        .replaceAll("\\{@(?:code|link|value)\\s+#?([^}]*)\\}", "$1")
                        .replaceAll("\\s*@param .*", "")
                        .strip()
                : "";
    }

    /** From the beginning to the bracket that closes the first one that opens; brackets in texts do not count. */
    private static String block(String source, int begin, char open, char close) {
        int depth = 0;
        boolean quoted = false;
        for (int i = begin; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && c == open) {
                depth++;
            } else if (!quoted && c == close && --depth == 0) {
                return source.substring(begin, i + 1);
            }
        }
        throw new LinkageError("no '" + close + "' after position " + begin);
    }

    /** The file that declares a type; a type within another is in that one's. */
    private static String source(Class<?> type) {
        return type.getEnclosingClass() != null
                ? source(type.getEnclosingClass())
                : FILES.computeIfAbsent(type, OpSource::read);
    }

    private static String read(Class<?> type) {
        try (InputStream stream = OpSource.class.getResourceAsStream("ir/" + type.getSimpleName() + ".java")) {
            if (stream == null) {
                throw new LinkageError("the build puts the source of " + type + " on the class path; it is not there");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
