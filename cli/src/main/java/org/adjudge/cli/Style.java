package org.adjudge.cli;

import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** Colour for the words that matter, where the output is a terminal. */
final class Style {
    private static final Pattern WORDS = Pattern.compile(
            "\\b(AGREES(?:_BY_DIFFERENCES)?|DISAGREES|ENGINE_KERNEL|ENGINE_RULE|SHARED_FAULT|CONVENTION|ORACLE_SUSPECT|NO_ORACLE)\\b|<- differs|first wrong");
    private static final Map<String, String> COLOURS = Map.of(
            "AGREES", "green",
            "AGREES_BY_DIFFERENCES", "green",
            "ORACLE_SUSPECT", "yellow",
            "CONVENTION", "yellow",
            "NO_ORACLE", "yellow");
    private static final String WRONG = "bold,red";

    private final Ansi ansi;

    Style(Ansi ansi) {
        this.ansi = ansi;
    }

    /** Colours verdicts; the text itself stays as it is. */
    String verdicts(String text) {
        return ansi.enabled()
                ? WORDS.matcher(text)
                        .replaceAll(m -> Ansi.Style.on(Ansi.Style.parse(COLOURS.getOrDefault(m.group(), WRONG)))
                                + m.group()
                                + Ansi.Style.reset.on())
                : text;
    }
}
