package org.adjudge.conformance.coverage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A resource of lines {@code what: why}; lines that begin with {@code #} say nothing. */
final class Reasons {
    private Reasons() {}

    static Map<String, String> in(String resource) {
        InputStream stream = Reasons.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("no resource " + resource + " beside " + Reasons.class);
        }
        Map<String, String> reasons = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                int colon = line.indexOf(": ");
                if (!line.isBlank() && !line.startsWith("#")) {
                    if (colon < 0 || reasons.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
                        throw new IllegalStateException(
                                resource + ": '" + line + "' is not 'what: why', or is there twice");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }
}
