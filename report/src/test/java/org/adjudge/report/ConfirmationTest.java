package org.adjudge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmationTest {
    @TempDir
    private Path directory = Path.of(".");

    @Test
    void a_file_is_a_title_a_sentence_and_counts_by_op() throws IOException {
        Files.writeString(directory.resolve("errors.tsv"), "errors\nbad inputs\nmatmul\t3\nexp\t2\n");
        Files.writeString(directory.resolve("other.txt"), "not read");
        assertEquals(
                List.of(new Confirmation("errors", "bad inputs", Map.of("exp", 2, "matmul", 3))),
                Confirmation.in(List.of(directory, directory.resolve("none"))));
    }

    @Test
    void another_file_is_refused_by_name() throws IOException {
        Path file = directory.resolve("bad.tsv");
        Files.writeString(file, "errors\nbad inputs\nmatmul 3\n");
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> Confirmation.in(List.of(directory)))
                        .getMessage());
        assertTrue(message.startsWith("'" + file + "' is not a title"), message);
    }
}
