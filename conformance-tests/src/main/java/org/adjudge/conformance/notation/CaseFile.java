package org.adjudge.conformance.notation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of cases, one a line. Blank lines and lines that begin with {@code #} say nothing; a line that ends with a
 * backslash goes on in the next.
 */
public final class CaseFile {
    private static final String CATALOGUE = "cases/";

    private static @Nullable List<Case> catalogue;

    private CaseFile() {}

    /** A part of a case that stands on a line of its own. */
    private record Part(int line, int offset) {}

    /**
     * The cases of a file.
     *
     * @param fileName for messages
     * @throws NotationException if a line is not a case; names file, line and column
     */
    public static List<Case> read(String fileName, Reader reader) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        List<Case> cases = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (parts.isEmpty() && (line.isBlank() || line.stripLeading().startsWith("#"))) {
                continue;
            }
            parts.add(new Part(number, text.length()));
            boolean more = line.stripTrailing().endsWith("\\");
            text.append(more ? line.substring(0, line.lastIndexOf('\\')) + " " : line);
            if (!more) {
                cases.add(parse(fileName, text.toString(), parts));
                text.setLength(0);
                parts.clear();
            }
        }
        if (!parts.isEmpty()) {
            cases.add(parse(fileName, text.toString(), parts));
        }
        return cases;
    }

    /**
     * The cases of the catalogue: of each file that {@code cases/index.txt} lists. They are read once; nobody may write to their
     * graphs.
     *
     * @throws NotationException if a line is not a case; names file, line and column
     */
    public static synchronized List<Case> catalogue() {
        if (catalogue == null) {
            catalogue = readCatalogue();
        }
        return catalogue;
    }

    private static List<Case> readCatalogue() {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader index = new BufferedReader(resource("index.txt"))) {
            for (String name : index.lines().map(String::strip).toList()) {
                if (!name.isEmpty() && !name.startsWith("#")) {
                    try (Reader file = resource(name)) {
                        cases.addAll(read(CATALOGUE + name, file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(cases);
    }

    private static Reader resource(String name) {
        InputStream stream = CaseFile.class.getClassLoader().getResourceAsStream(CATALOGUE + name);
        if (stream == null) {
            throw new IllegalStateException("no resource " + CATALOGUE + name + "; is it in src/main/resources?");
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    private static Case parse(String fileName, String text, List<Part> parts) {
        try {
            return Case.parse(text);
        } catch (NotationException e) {
            int offset = e.column() - 1;
            Part last = parts.get(0);
            for (Part part : parts) {
                last = part.offset() <= offset ? part : last;
            }
            throw e.in(fileName, last.line(), offset - last.offset() + 1);
        }
    }
}
