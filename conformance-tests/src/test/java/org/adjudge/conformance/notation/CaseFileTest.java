package org.adjudge.conformance.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFileTest {
    private static List<Case> read(String text) throws IOException {
        return CaseFile.read("some.cases", new StringReader(text));
    }

    @Test
    void a_file_is_cases_comments_blank_lines_and_lines_that_go_on() throws IOException {
        List<Case> cases = read("# two cases\n\nx | x: f32\n  # more\n x + \\\n   y | x: f32, \\\n y: f32");
        assertEquals(
                List.of("x | x: f32", "x +     y | x: f32,   y: f32"),
                cases.stream().map(Case::line).toList());
    }

    @Test
    void an_error_names_file_line_and_column() {
        assertEquals(
                "some.cases line 4: unknown op 'matmull' at column 6; did you mean 'matmul'?",
                assertThrows(NotationException.class, () -> read("# one\n\nx + \\\n  tf.matmull(x) | x: f32"))
                        .getMessage());
    }

    @Test
    void the_catalogue_can_be_read() {
        assertFalse(CaseFile.catalogue().isEmpty());
    }
}
