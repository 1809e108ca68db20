package org.adjudge.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** The page of a job on GitHub: whatever is appended to the file that {@code GITHUB_STEP_SUMMARY} names. */
final class StepSummary {
    private StepSummary() {}

    static void append(Map<String, String> environment, String markdown) throws IOException {
        Optional<String> file =
                Optional.ofNullable(environment.get("GITHUB_STEP_SUMMARY")).filter(f -> !f.isBlank());
        if (file.isPresent()) {
            Files.writeString(Path.of(file.get()), markdown, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
