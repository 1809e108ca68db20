package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Aligned facts, each a label and a text, which is broken where the page ends. */
final class Facts {
    private record Fact(String label, String text, boolean broken) {}

    private final List<Fact> facts = new ArrayList<>();

    void put(String label, String text) {
        facts.add(new Fact(label, text, true));
    }

    /** What is to be copied stays in one line. */
    void putWhole(String label, String text) {
        facts.add(new Fact(label, text, false));
    }

    /** Each on lines of its own, after a line break. */
    String text(int columns) {
        int width = facts.stream().mapToInt(f -> f.label().length()).max().orElse(0);
        int room = Math.max(columns - width - 4, 20);
        String next = System.lineSeparator() + " ".repeat(width + 4);
        return facts.stream()
                .map(f -> String.format(
                        "%n  %-" + width + "s  %s",
                        f.label(),
                        f.broken() ? String.join(next, lines(f.text(), room)) : f.text()))
                .collect(Collectors.joining());
    }

    private static List<String> lines(String text, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
