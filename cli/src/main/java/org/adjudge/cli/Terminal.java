package org.adjudge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the output goes.
 *
 * @param columns how wide it is; 0 if it is not a terminal
 */
record Terminal(int columns) {
    private static final Path DEVICE = Path.of("/dev/tty");

    /** What {@code bin/adjudge} has found out: it sets the property if standard output is a terminal. */
    static Terminal ofThisProcess() {
        return new Terminal(Integer.getInteger("adjudge.columns", 0));
    }

    boolean isInteractive() {
        return columns > 0;
    }

    /** Colour on a terminal alone, and there not if {@code NO_COLOR} is set. */
    Ansi ansi() {
        return isInteractive() && System.getenv("NO_COLOR") == null ? Ansi.ON : Ansi.OFF;
    }

    /** The terminal itself, past what standard output and error are bound to. */
    static PrintStream device() {
        try {
            OutputStream out = Files.isWritable(DEVICE)
                    ? Files.newOutputStream(DEVICE, StandardOpenOption.WRITE)
                    : OutputStream.nullOutputStream();
            return new PrintStream(out, true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        }
    }
}
