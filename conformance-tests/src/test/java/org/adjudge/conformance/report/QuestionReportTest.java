package org.adjudge.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.adjudge.conformance.broken.QuestionEngine;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.notation.Case;
import org.adjudge.report.CaseEntry;
import org.adjudge.report.Run;
import org.junit.jupiter.api.Test;

/** The page of an engine that is wrong; it stays in {@code target/question} for the browser tests and for whoever looks. */
class QuestionReportTest {
    private static final Path DIRECTORY = Path.of("target", "question");
    private static final String PRODUCTS = "tf.matmul(tf.matmul(x, y), z) | ";
    private static final String HOSTILE = "tf.tanh(x) | x: f32[3] | ulps=0 because "
            + "\"</script><script>document.title='hacked'</script><img src=x onerror=document.title='hacked'>\"";

    @Test
    void the_page_of_the_questions_engine_shows_its_mistakes_and_runs_nothing_that_stands_in_a_line()
            throws IOException {
        QuestionEngine engine = new QuestionEngine();
        Report report = new Report();
        Stream.concat(
                        Catalogue.cases()
                                .filter(c -> c.line().contains(" | x: f32["))
                                .filter(c -> c.line().startsWith(PRODUCTS)
                                        || c.line().startsWith("tf.matmul(x, y, transpose_"))
                                .limit(20),
                        Stream.of(
                                Case.parse(HOSTILE),
                                Case.parse("x * y | x: f32[2,3], y: f32[1,3]"),
                                Case.parse("tf.exp(x) | x: f32[3]")))
                .forEach(c -> report.add(new Judge(engine).verdictOn(c)));
        report.write(DIRECTORY, () -> engine);
        Run run = Run.read(DIRECTORY.resolve("report.json"));
        assertEquals("DISAGREES", entry(run, PRODUCTS + "x: f32[2,2,2] = ").verdict());
        assertFalse(entry(run, PRODUCTS + "x: f32[2,2,2] = ").nodes().isEmpty());
        assertEquals("AGREES", entry(run, "tf.exp(x)").verdict());
        String page = Files.readString(DIRECTORY.resolve("report.html"));
        assertTrue(page.contains("&lt;img src=x onerror"), "the hostile line is shown");
        assertFalse(page.contains("<img"), "and adds no element");
    }

    private static CaseEntry entry(Run run, String start) {
        return run.cases().stream()
                .filter(c -> c.line().startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
