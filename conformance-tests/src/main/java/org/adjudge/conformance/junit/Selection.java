package org.adjudge.conformance.junit;

import java.util.regex.Pattern;

/** Which lines run: those that contain a text, or match it as a glob of {@code *} and {@code ?}; all if it is empty. */
public record Selection(String pattern) {
    /** The selection of the system property {@code cases}. */
    public static Selection fromSystemProperty() {
        return new Selection(System.getProperty("cases", ""));
    }

    /** Whether a line is selected. */
    public boolean selects(String line) {
        return line.contains(pattern) || glob().matcher(line).matches();
    }

    private Pattern glob() {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
