package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Aligned facts, each a label and a text. */
final class Facts {
    private record Fact(String label, String text) {}

    private final List<Fact> facts = new ArrayList<>();

    void put(String label, String text) {
        facts.add(new Fact(label, text));
    }

    /** Each on a line of its own, after a line break. */
    String text() {
        int width = facts.stream().mapToInt(f -> f.label().length()).max().orElse(0);
        return facts.stream()
                .map(f -> String.format("%n  %-" + Math.max(width, 1) + "s  %s", f.label(), f.text()))
                .collect(Collectors.joining());
    }
}
