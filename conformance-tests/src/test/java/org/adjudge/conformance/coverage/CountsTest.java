package org.adjudge.conformance.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsTest {
    private static final Counts COUNTS = new Counts("adjudge: 2 cases, 7 checks: 7 agree");

    @TempDir
    private Path directory = Path.of(".");

    private Path page(String text) throws IOException {
        return Files.writeString(directory.resolve("page.md"), text);
    }

    @Test
    void a_page_with_another_count_is_complained_of_until_it_is_written() throws IOException {
        Path page = page("before\nadjudge: 1 cases, 7 checks: 7 agree\nafter\n");
        assertTrue(COUNTS.complaintsAbout(page).contains("is   adjudge: 1 cases, 7 checks: 7 agree"));
        COUNTS.write(page);
        assertEquals("before\nadjudge: 2 cases, 7 checks: 7 agree\nafter\n", Files.readString(page));
        assertEquals("", COUNTS.complaintsAbout(page));
    }

    @Test
    void a_page_without_a_count_is_complained_of() throws IOException {
        assertTrue(COUNTS.complaintsAbout(page("nothing\n")).contains("has no line such as 'adjudge: 2 cases"));
    }
}
