package org.adjudge.conformance.notation;

/** A line that cannot be read: what is wrong, at which column, and what would do. */
public final class NotationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String problem;
    private final String advice;

    /**
     * @param offset where in the text, counted from 0
     * @param problem what is wrong
     * @param advice what would do; may be empty
     */
    NotationException(int offset, String problem, String advice) {
        this(offset, problem, advice, "", "column " + (offset + 1));
    }

    private NotationException(int offset, String problem, String advice, String prefix, String place) {
        super(prefix + problem + " at " + place + (advice.isEmpty() ? "" : "; " + advice));
        this.offset = offset;
        this.problem = problem;
        this.advice = advice;
    }

    /** An error of the engine, at the place of the call; what follows its first semicolon is the advice. */
    static NotationException of(int offset, IllegalArgumentException cause) {
        String[] parts = String.valueOf(cause.getMessage()).split("; ", 2);
        NotationException result = new NotationException(offset, parts[0], parts.length == 2 ? parts[1] : "");
        result.initCause(cause);
        return result;
    }

    /** The column, counted from 1; of a text of several lines, counted through all of them. */
    public int column() {
        return offset + 1;
    }

    /** The same error; in a text of several lines it names line and column. */
    NotationException in(String text) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        if (text.indexOf('\n') < 0) {
            return this;
        }
        long line = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        return copy("", "line " + line + ", column " + (offset - lineStart + 1));
    }

    /** The same error, at its place in a file. */
    NotationException in(String file, int line, int column) {
        return copy(file + " line " + line + ": ", "column " + column);
    }

    private NotationException copy(String prefix, String place) {
        NotationException result = new NotationException(offset, problem, advice, prefix, place);
        result.setStackTrace(getStackTrace());
        if (getCause() != null) {
            result.initCause(getCause());
        }
        return result;
    }
}
