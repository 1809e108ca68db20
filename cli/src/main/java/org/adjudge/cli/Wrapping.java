package org.adjudge.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/**
 * Lines of facts for a terminal of so many columns: words go on under their column, tensors are cut off. What a long
 * label leaves no room for stands below it.
 */
final class Wrapping {
    /** Two blanks, a label if there is one, two blanks or more, and what it says. What begins without blanks is a headline. */
    private static final Pattern FACT = Pattern.compile("( {2,}(?:\\S+(?: \\S+)* {2,})?)(\\S.*)");

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
                        : WordUtils.wrap(says, room, "\n" + " ".repeat(indent), false));
    }
}
