package org.adjudge.cli;

import org.adjudge.conformance.notation.NotationException;
import org.jspecify.annotations.Nullable;

/** Something that the user gave cannot be read. */
final class BadInput extends RuntimeException {
    private static final int BEFORE = 40;
    private static final int SHOWN = 70;

    BadInput(@Nullable String message, Throwable cause) {
        super(message, cause);
    }

    BadInput(String message) {
        super(message);
    }

    /** An error in a line, with the line below it and a mark under the column; of a long line the part around it. */
    static BadInput in(String line, NotationException e) {
        int at = Math.min(e.column() - 1, line.length());
        if (line.isBlank() || line.contains("\n")) {
            return new BadInput(e.getMessage(), e);
        }
        int begin = line.length() <= SHOWN ? 0 : Math.max(0, at - BEFORE);
        int end = Math.min(line.length(), begin + SHOWN);
        String before = begin > 0 ? "..." : "";
        String shown = before + line.substring(begin, end) + (end < line.length() ? "..." : "");
        String mark = " ".repeat(before.length() + at - begin) + "^";
        return new BadInput(String.format("%s%n  %s%n  %s", e.getMessage(), shown, mark), e);
    }
}
