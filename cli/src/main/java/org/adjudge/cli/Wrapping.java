package org.adjudge.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of facts for a terminal of so many columns: words go on under their column, tensors are cut off. What a long
 * label leaves no room for stands below it.
 */
final class Wrapping {
    /** A label, two blanks or more, and what it says. */
    private static final Pattern FACT = Pattern.compile("( *\\S+(?: \\S+)* {2,}|  )(\\S.*)");

    private static final String CUT = " ...";
    /** With fewer columns than these beside its label, a text goes below it. */
    private static final int NARROW = 45;

    private static final int NARROWEST = 20;
    private static final int INDENT = 6;

    private Wrapping() {}

    /** The text as it is where the terminal has no width; a line to be copied stays whole. */
    static String of(String text, Terminal terminal) {
        return terminal.isInteractive()
                ? text.lines().map(l -> line(l, terminal.columns())).collect(Collectors.joining("\n"))
                : text;
    }

    private static String line(String line, int columns) {
        Matcher fact = FACT.matcher(line);
        if (!fact.matches()) {
            return line;
        }
        String says = fact.group(2);
        String label = fact.group(1);
        if (columns - label.length() < NARROW) {
            label = label.stripTrailing() + "\n" + " ".repeat(INDENT);
        }
        int indent = label.length() - label.lastIndexOf('\n') - 1;
        if (indent + says.length() <= columns || says.startsWith("bin/adjudge ")) {
            return label + says;
        }
        int room = Math.max(NARROWEST, columns - indent);
        return label
                + (says.startsWith("[")
                        ? says.substring(0, Math.min(says.length(), room - CUT.length())) + CUT
                        : wrapped(says, room, "\n" + " ".repeat(indent)));
    }

    /** Broken at blanks; what has none goes over the edge. */
    private static String wrapped(String words, int room, String next) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : words.split(" ", -1)) {
            boolean fits = column == 0 || column + 1 + word.length() <= room;
            out.append(column == 0 ? "" : fits ? " " : next).append(word);
            column = fits && column > 0 ? column + 1 + word.length() : word.length();
        }
        return out.toString();
    }
}
