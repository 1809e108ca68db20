package org.adjudge.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationPageTest {
    private static final String SURVIVED = mutation("SURVIVED", "lambda$static$17", "negated conditional");
    private static final String KILLED = mutation("KILLED", "size", "replaced int return with 0");
    private static final String ROW = "tensor.Shape\tlambda$static\tnegated conditional\t1\tEQUIVALENT\tboth are 0\n";

    @TempDir
    private Path directory = Path.of(".");

    private static String mutation(String status, String method, String change) {
        return "<mutation detected='false' status='" + status
                + "'><mutatedClass>org.adjudge.tensor.Shape</mutatedClass>"
                + "<mutatedMethod>" + method + "</mutatedMethod><lineNumber>7</lineNumber>"
                + "<description>" + change + "</description></mutation>";
    }

    private List<Mutant> mutants(String... mutations) throws IOException {
        Path xml = directory.resolve("mutations.xml");
        Files.writeString(xml, "<mutations>" + String.join("", mutations) + "</mutations>");
        return Mutant.read(xml);
    }

    private Survivors survivors(String rows, String... mutations) throws IOException {
        Path tsv = directory.resolve("survivors.tsv");
        Files.writeString(tsv, rows);
        return Survivors.of(tsv, mutants(mutations));
    }

    @Test
    void a_listed_survivor_is_no_complaint() throws IOException {
        assertEquals(List.of(), survivors("# why\n" + ROW, SURVIVED, KILLED).complaints());
    }

    @Test
    void a_survivor_that_is_not_listed_is_a_complaint() throws IOException {
        assertEquals(
                List.of("tensor.Shape:7 lambda$static, negated conditional: survived and is not listed"),
                survivors("", SURVIVED, KILLED).complaints());
    }

    @Test
    void a_listed_mutant_that_is_killed_by_now_is_a_complaint() throws IOException {
        assertEquals(
                List.of("tensor.Shape.lambda$static, negated conditional: 1 listed, 0 survived"
                        + "; what is killed by now has to go"),
                survivors(ROW, KILLED).complaints());
    }

    @Test
    void one_more_of_a_listed_kind_is_a_complaint() throws IOException {
        assertEquals(
                List.of("tensor.Shape.lambda$static, negated conditional: 1 listed, 2 survived; a test is missing"),
                survivors(ROW, SURVIVED, SURVIVED).complaints());
    }

    @Test
    void a_row_may_stand_for_all_of_a_method_or_a_class() throws IOException {
        String method = "tensor.Shape\tlambda$static\t*\t1\tUNSEEN\ta message\n";
        String type = "tensor.Shape\t*\t*\t1\tOPEN\tno test\n";
        Survivors survivors = survivors(method + type, SURVIVED, mutation("NO_COVERAGE", "size", "removed call"));
        assertEquals(List.of(), survivors.complaints());
        assertEquals(1, survivors.count(Survivors.Kind.UNSEEN));
        assertEquals(1, survivors.count(Survivors.Kind.OPEN));
    }

    @Test
    void of_a_class_in_two_reports_the_last_counts() throws IOException {
        Path before = directory.resolve("before.xml");
        Files.writeString(before, "<mutations>" + SURVIVED + SURVIVED + "</mutations>");
        Path after = directory.resolve("after.xml");
        Files.writeString(after, "<mutations>" + KILLED + "</mutations>");
        assertEquals(Mutant.read(after), Mutant.read(List.of(before, after)));
    }

    @Test
    void the_list_written_anew_drops_what_is_killed_and_has_what_is_new() throws IOException {
        List<String> updated = survivors(ROW, SURVIVED, SURVIVED, mutation("SURVIVED", "size", "removed call"))
                .updated();
        assertEquals(
                List.of(
                        ROW.strip().replace("\t1\t", "\t2\t"),
                        "tensor.Shape\tsize\tremoved call\t1\tOPEN\tno test yet"),
                updated.subList(1, 3));
        assertEquals(1, survivors(ROW, KILLED).updated().size());
    }

    @Test
    void a_row_of_another_form_is_refused() {
        assertEquals(
                "'" + directory.resolve("survivors.tsv")
                        + "' has a row of 2 cells; class, method, words, count, kind and reason are wanted: a\tb",
                assertThrows(IOException.class, () -> survivors("a\tb")).getMessage());
    }

    @Test
    void the_page_counts_and_says_why() throws IOException {
        List<Mutant> mutants = mutants(SURVIVED, KILLED, mutation("TIMED_OUT", "size", "removed increment"));
        Path tsv = directory.resolve("survivors.tsv");
        Files.writeString(tsv, ROW);
        Measured measured = new Measured(2, Set.of("tensor.New"), Set.of("tensor.Shape"));
        String page = new MutationPage(mutants, Survivors.of(tsv, mutants), measured).text();
        assertTrue(page.contains("| `tensor` | 3 | 2 | 1 | 1 | 0 | 66.7 % |"), page);
        assertTrue(page.contains("| `tensor.Shape` `lambda$static` | negated conditional | 7 | both are 0 |"), page);
        assertTrue(page.contains("\nPut together from 2 runs, each of some classes.\n"), page);
        assertTrue(page.contains("\nMeasured before the source was last changed: `tensor.Shape`.\n"), page);
        assertTrue(page.contains("\nWithout a mutant in any report: `tensor.New`.\n"), page);
    }

    @Test
    void a_source_without_a_mutant_is_absent_and_one_that_is_younger_than_its_last_report_is_stale()
            throws IOException {
        Path old = directory.resolve("old.xml");
        Files.writeString(old, "<mutations>" + KILLED + KILLED.replace("Shape", "DType$1") + "</mutations>");
        Path recent = directory.resolve("recent.xml");
        Files.writeString(recent, "<mutations>" + KILLED.replace("Shape", "Walk") + "</mutations>");
        Path tensor = Files.createDirectories(directory.resolve("org/adjudge/tensor"));
        int second = 0;
        for (String name : List.of("DType", "package-info", "old", "Shape", "Walk", "New", "recent")) {
            Path file = name.endsWith("d") || name.endsWith("nt")
                    ? directory.resolve(name + ".xml")
                    : Files.createFile(tensor.resolve(name + ".java"));
            Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(++second)));
        }
        assertEquals(
                new Measured(2, Set.of("tensor.New"), Set.of("tensor.Shape")),
                Measured.of(directory, List.of(old, recent)));
    }
}
