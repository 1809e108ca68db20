package org.adjudge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static String page(CaseEntry... entries) {
        return HtmlReport.of(Runs.of(entries), List.of());
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void a_hostile_line_adds_no_element() {
        String page = page(Runs.disagreeing(Runs.HOSTILE, "exp<b>"));
        assertEquals(2, count(page, "<script"), "the data and the code");
        assertEquals(2, count(page, "</script"));
        assertFalse(page.contains("<img"), page);
        assertFalse(page.contains("exp<b>"), page);
        assertTrue(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"), page);
    }

    @Test
    void nothing_is_loaded_from_elsewhere() {
        String page = page(Runs.agreeing("tf.sin(x) | x: f64[2]", "sin"));
        assertFalse(page.contains("src="), "an element with a source");
        assertFalse(page.contains("<link"), "a linked style");
        assertFalse(page.contains("url("), "a style that loads");
        assertTrue(page.contains("default-src &#x27;none&#x27;") || page.contains("default-src 'none'"), page);
    }

    @Test
    void only_the_script_whose_hash_the_page_names_may_run() {
        String page = page();
        int code = page.lastIndexOf("<script>") + "<script>".length();
        String script = page.substring(code, page.lastIndexOf("</script>"));
        assertTrue(page.contains(Assets.hash(script)));
    }

    @Test
    void the_lead_says_how_many_cases_are_held_against_the_engine() {
        assertTrue(page(Runs.agreeing("a", "sin")).contains("No case is held against engine"));
        assertTrue(page(Runs.agreeing("a", "sin"), Runs.disagreeing("b", "sin"))
                .contains("1 case is held against engine"));
    }

    @Test
    void a_case_with_a_graph_has_its_picture_under_its_number() {
        String page = page(Runs.agreeing("a", "sin"), Runs.disagreeing("b", "sin"));
        assertTrue(page.contains("<template id=\"graph-1\">"), page);
        assertFalse(page.contains("<template id=\"graph-0\">"), page);
    }

    @Test
    void an_interrupted_run_says_so() {
        Run run = Runs.of(Runs.agreeing("a", "sin"));
        Header h = run.summary();
        Header interrupted = new Header(
                h.cases(), h.checks(), h.agree(), 0, 0, 0, 0, 0, h.tensorflow(), h.engine(), "", "", "", false);
        String page = HtmlReport.of(new Run(interrupted, run.cases()), List.of());
        assertTrue(page.contains("Interrupted. "), page);
    }

    @Test
    void what_changed_is_told_case_by_case() {
        Run before = Runs.of(Runs.agreeing("b", "sin"));
        Run now = Runs.of(Runs.disagreeing("b", "sin"));
        Run compared =
                new Run(now.summary(), Optional.of(Changes.between(before, now.cases())), List.of(), now.cases());
        String page = HtmlReport.of(compared, List.of());
        assertTrue(page.contains("Changed verdicts: 1; new cases: 0; not run this time: 0."), page);
        assertTrue(page.contains("✓ agrees → "), page);
    }

    @Test
    void a_document_becomes_a_section_its_html_escaped_and_its_relative_links_text() {
        Document document = new Document(
                "coverage", "Coverage", "# Ops\n\n<script>alert(1)</script>\n\n[a](OPS.md) [b](https://example.org)");
        String page = HtmlReport.of(Runs.of(), List.of(document));
        assertTrue(page.contains("<section id=\"coverage\""), page);
        assertFalse(page.contains("<script>alert(1)"), page);
        assertFalse(page.contains("href=\"OPS.md\""), page);
        assertTrue(page.contains("https://example.org\">b</a>"), page);
    }

    @Test
    void six_thousand_cases_a_fifth_of_them_wrong_stay_under_three_megabytes() {
        String program =
                "tf.reduce_sum(tf.matmul(tf.nn.softmax(x), tf.tanh(y)) * z, axis=-1) | x: f32[3,4], y: f32[4,5], z: f32[3,5], n";
        CaseEntry[] entries = IntStream.range(0, 6000)
                .mapToObj(i -> i % 5 == 0
                        ? Runs.disagreeing(program + i, "op" + i % 200)
                        : Runs.agreeing(program + i, "op" + i % 200))
                .toArray(CaseEntry[]::new);
        int size = page(entries).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        assertTrue(size < 3_000_000, size + " bytes");
    }

    @Test
    void a_case_has_its_inputs_its_seed_and_the_values_that_both_sides_share_once() {
        String page = page(Runs.agreeing("a", "sin"));
        assertTrue(page.contains(",\"2,2|0.5 0.25 0.125 -1\"]"), page);
        assertTrue(page.contains("\"2,2|1 2 3 4\",\"=\"]"), page);
    }

    @Test
    void of_a_case_that_is_not_shown_in_full_a_tensor_has_its_first_elements() {
        CaseEntry entry = Runs.agreeing("a", "sin");
        InputEntry large = new InputEntry("x", "f64[9]", Optional.of(Runs.json("[1,2,3,4,5,6,7,8,9]")));
        assertTrue(page(Runs.with(entry, large)).contains("\"9|1 2 3 4 5 6\""));
    }

    @Test
    void a_witness_stands_beside_both_sides() {
        String page = page(Runs.disagreeing("a", "sin"));
        assertTrue(page.contains("\"sides with TensorFlow\""), page);
        assertTrue(page.contains("\"the engine's gradient graph on TensorFlow's kernels\""), page);
    }

    @Test
    void what_tests_outside_the_catalogue_confirmed_is_a_column_of_the_matrix() {
        Run run = Runs.of(Runs.agreeing("a", "sin"), Runs.agreeing("b", "cos"));
        Confirmation errors = new Confirmation("errors", "bad inputs that both refuse", Map.of("sin", 3));
        String page = HtmlReport.of(new Run(run.summary(), Optional.empty(), List.of(errors), run.cases()), List.of());
        assertTrue(page.contains("title=\"3 bad inputs that both refuse\""), page);
        assertFalse(page.contains("title=\"0 bad inputs"), "an op of which nothing was confirmed has an empty cell");
    }
}
