package org.adjudge.conformance.junit;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        String regex = pattern.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
