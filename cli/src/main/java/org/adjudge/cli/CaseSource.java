package org.adjudge.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.CaseFile;

/** Cases out of a file, or out of standard input for {@code -}. */
final class CaseSource {
    private CaseSource() {}

    static List<Case> read(String file) {
        boolean standardInput = "-".equals(file);
        try (Reader reader = standardInput
                ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(file))) {
            List<Case> cases = CaseFile.read(standardInput ? "standard input" : file, reader);
            if (cases.isEmpty()) {
                throw new BadInput("no case in " + (standardInput ? "standard input" : "'" + file + "'")
                        + "; a case is a line <program> | <inputs> [| <options>]");
            }
            return cases;
        } catch (NoSuchFileException e) {
            throw new BadInput("no file '" + file + "'; name a file of case lines, or - for standard input", e);
        } catch (IOException e) {
            throw new BadInput("cannot read '" + file + "': " + e.getMessage(), e);
        }
    }
}
