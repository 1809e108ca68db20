package org.adjudge.conformance.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.notation.Case;

/**
 * The cases that an engine is known to fail, each with its reason: a file of case lines, before them comment lines that say
 * why. A listed case must fail: one that passes is mended, and its line has to go, so that the file never claims too much.
 *
 * <pre>{@code
 * # the engine has no double backward yet
 * tf.sin(x) | x: f64[3] | order=2
 * }</pre>
 */
public final class KnownFailures {
    private static final String UNEXPLAINED = "# say why";

    private final Path file;
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final ConcurrentSkipListSet<String> failed = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<String> judged = new ConcurrentSkipListSet<>();

    private KnownFailures(Path file) {
        this.file = file;
    }

    /** No failure is known. */
    public static KnownFailures none() {
        return new KnownFailures(Path.of(""));
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if a line has no reason before it, or still asks for one
     */
    public static KnownFailures of(Path file) {
        KnownFailures known = new KnownFailures(file);
        String reason = "";
        for (String line : known.lines()) {
            String text = line.strip();
            if (text.startsWith("#")) {
                reason = reason.isEmpty() ? text : reason + System.lineSeparator() + text;
            } else if (text.isEmpty()) {
                reason = "";
            } else if (reason.isEmpty()) {
                throw new IllegalArgumentException(
                        file + ": '" + text + "' has no reason; write a comment before it that says why it fails");
            } else if (reason.equals(UNEXPLAINED) && !updating()) {
                throw new IllegalArgumentException(file + ": '" + text
                        + "' is not explained; say why it fails where it says '" + UNEXPLAINED + "'");
            } else {
                known.reasons.put(text, reason);
            }
        }
        return known;
    }

    /** Whether {@code -Dadjudge.known.update} asks for the file to be written anew. */
    static boolean updating() {
        return !System.getProperty("adjudge.known.update", "").isEmpty();
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + file + "': " + e.getMessage(), e);
        }
    }

    /**
     * Lets a judgement pass if it should.
     *
     * @param subject as it is listed; it may have been judged with other numbers, with which what is listed may fail and need not
     * @param text what to say of a failure
     * @throws AssertionError if a case that is not listed fails, or one that is listed does not with its own numbers
     */
    void check(Case subject, Judgement judgement, Function<Judgement, String> text) {
        String line = subject.line();
        boolean fails = judgement.verdict().fails();
        judged.add(line);
        if (fails) {
            failed.add(line);
        }
        if (fails && !reasons.containsKey(line)) {
            throw new AssertionError(text.apply(judgement));
        }
        if (!fails
                && reasons.containsKey(line)
                && line.equals(judgement.subject().line())) {
            throw new AssertionError("mended: it is listed in " + file + " as a known failure, but its verdict is "
                    + judgement.verdict() + "; remove the line: " + line);
        }
    }

    /** The listed lines that no case of a whole run was. */
    public List<String> unknown() {
        return reasons.keySet().stream().filter(line -> !judged.contains(line)).toList();
    }

    /** Writes the file anew from what this run has judged: mended lines go, new failures come, reasons stay. */
    public void update() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        reasons.forEach((line, reason) -> {
            if (failed.contains(line)) {
                byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(line);
            }
        });
        new TreeSet<>(failed)
                .stream()
                        .filter(line -> !reasons.containsKey(line))
                        .forEach(line -> byReason.computeIfAbsent(UNEXPLAINED, r -> new ArrayList<>())
                                .add(line));
        List<String> text = new ArrayList<>();
        byReason.forEach((reason, cases) -> {
            text.add(reason);
            text.addAll(cases);
            text.add("");
        });
        try {
            Files.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write '" + file + "': " + e.getMessage(), e);
        }
    }
}
