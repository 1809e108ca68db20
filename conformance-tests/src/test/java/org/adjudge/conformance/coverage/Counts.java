package org.adjudge.conformance.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line in a page that says how many cases and checks a run of the whole catalogue has. */
public final class Counts {
    private static final Pattern LINE = Pattern.compile("(?m)^adjudge: [\\d,]+ cases, .*$");

    private final String line;

    /**
     * The counts of a run.
     *
     * @param line as the run prints it
     */
    public Counts(String line) {
        this.line = line;
    }

    /** Writes the line where a page has one. */
    public void write(Path page) {
        try {
            Files.writeString(page, LINE.matcher(Files.readString(page)).replaceAll(Matcher.quoteReplacement(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the page: it has no such line, or it has another; empty if nothing. */
    public String complaintsAbout(Path page) {
        try {
            Matcher stated = LINE.matcher(Files.readString(page));
            if (!stated.find()) {
                return page + " has no line such as '" + line + "'\n";
            }
            return stated.group().equals(line)
                    ? ""
                    : page + " is not what this run gives; `mvn verify -Dadjudge.update` writes it anew\n  is   "
                            + stated.group() + "\n  must " + line + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
