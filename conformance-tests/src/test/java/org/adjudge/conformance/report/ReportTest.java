package org.adjudge.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.broken.QuestionEngine;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
import org.adjudge.report.CaseEntry;
import org.adjudge.report.FirstWrongEntry;
import org.adjudge.report.InputEntry;
import org.adjudge.report.NodeEntry;
import org.adjudge.report.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String QUESTION = "tf.matmul(tf.matmul(x, y), z) | x: f64[2,2,2], y: f64[2,2], z: f64[2,2,2]";

    /** Judged once for all. */
    private static final Judgement FAILING = new Judge(new QuestionEngine()).verdictOn(Case.parse(QUESTION));

    @TempDir
    private Path directory = Path.of(".");

    private static Report report(GradientEngine engine, String... lines) {
        Report report = new Report();
        List.of(lines).forEach(line -> report.add(new Judge(engine).verdictOn(Case.parse(line))));
        return report;
    }

    private static CaseEntry only(GradientEngine engine, String line) {
        return only(report(engine, line), engine);
    }

    private static CaseEntry only(Report report, GradientEngine engine) {
        return report.run(Optional.of(() -> engine), true).cases().get(0);
    }

    @Test
    void an_agreeing_case_is_told_with_its_numbers_and_without_graph_or_sentence() {
        CaseEntry entry = only(new AdjudgeEngine(), "tf.exp(x) * y | x: f64[2], y: f64[2]");
        assertEquals("AGREES", entry.verdict());
        assertEquals(List.of("exp", "multiply"), entry.ops());
        assertEquals(List.of("elementwise"), entry.families());
        assertEquals(List.of("f64"), entry.dtypes());
        assertEquals(List.of(), entry.nodes());
        assertEquals(
                List.of("x", "y", "seed"),
                entry.inputs().stream().map(InputEntry::name).toList());
        assertEquals("f64[2]", entry.inputs().get(0).type());
        assertEquals(2, entry.inputs().get(0).value().orElseThrow().size());
        assertEquals(2, entry.checks().get(1).engine().orElseThrow().size());
        assertEquals(Optional.empty(), entry.sentence());
    }

    @Test
    void of_an_agreeing_case_large_tensors_are_left_out() {
        CaseEntry entry = only(new AdjudgeEngine(), "tf.exp(x) | x: f64[65]");
        assertEquals(Optional.empty(), entry.inputs().get(0).value());
        assertEquals(Optional.empty(), entry.checks().get(0).engine());
    }

    @Test
    void a_disagreeing_case_has_both_sides_a_sentence_and_its_graph_with_the_first_wrong_node() {
        Report report = new Report();
        report.add(FAILING);
        CaseEntry entry = only(report, new QuestionEngine());
        assertEquals("DISAGREES", entry.verdict());
        assertEquals(Optional.of(new FirstWrongEntry("3", "v3 = tf.matmul(x, y)", "cotangent")), entry.firstWrong());
        assertEquals(
                List.of("0", "1", "2", "3", "4"),
                entry.nodes().stream().map(NodeEntry::id).toList());
        assertEquals(List.of("3", "2"), entry.nodes().get(4).inputs());
        assertTrue(entry.checks().get(1).engine().isPresent());
        assertTrue(entry.checks().get(1).tensorflow().isPresent());
        assertTrue(
                entry.diagnoses().get(0).contains("To blame: the rule of 'matmul'"),
                entry.diagnoses().toString());
        String smallest = entry.minimal().orElseThrow();
        assertEquals(1, smallest.split("matmul", -1).length - 1, "one of the two products is enough: " + smallest);
        String sentence = entry.sentence().orElseThrow();
        assertTrue(sentence.startsWith("the gradient of x disagrees: "), sentence);
        assertTrue(sentence.contains("; also wrong: gradient of y, gradient of z"), sentence);
    }

    @Test
    void a_failure_that_was_shrunk_for_its_text_is_not_shrunk_again_for_the_report() {
        QuestionEngine engine = new QuestionEngine();
        Report report = new Report();
        Judgement failing = report.add(new Judge(engine).verdictOn(Case.parse("x * y | x: f64[2,3], y: f64[1,3]")));
        String text = report.failure(failing, engine);
        GradientEngine agreeing = new AdjudgeEngine(); // by which nothing can be shrunk
        String minimal = only(report, agreeing).minimal().orElseThrow();
        assertTrue(text.endsWith("smallest case that fails alike: " + minimal), text);
    }

    @Test
    void the_outputs_of_one_node_are_values_of_their_own() {
        List<NodeEntry> nodes =
                Graphs.of(Judge.judge(Case.parse("a, b = tf.split(x, 2); a * b | x: f64[4]")), new AdjudgeEngine());
        assertEquals(
                List.of("0", "1", "1:1", "2"), nodes.stream().map(NodeEntry::id).toList());
        assertEquals(List.of("1", "1:1"), nodes.get(3).inputs());
    }

    @Test
    void an_input_that_is_not_finite_makes_a_case_special() {
        assertTrue(only(new AdjudgeEngine(), "tf.exp(x) | x: f64[2] = [0, inf]").special());
        assertFalse(only(new AdjudgeEngine(), "tf.exp(x) | x: f64[2] = [0, 1]").special());
    }

    @Test
    void of_a_float32_case_with_one_op_it_is_known_who_is_closer() {
        CaseEntry one = only(new AdjudgeEngine(), "tf.exp(x) | x: f32[5]");
        assertTrue(one.checks().get(0).engineError().isPresent());
        assertTrue(one.checks().get(0).engineError().getAsDouble() <= 1, one.toString());
        assertTrue(one.checks().get(0).tensorflowError().isPresent());
        CaseEntry two = only(new AdjudgeEngine(), "tf.exp(tf.sin(x)) | x: f32[5]");
        assertTrue(two.checks().get(0).engineError().isEmpty());
    }

    @Test
    void a_second_run_tells_what_changed_since_the_first() throws IOException {
        Report before = report(new QuestionEngine(), "tf.exp(x) | x: f64[2]");
        before.add(FAILING);
        before.write(
                directory, AdjudgeEngine::new); // by which nothing can be shrunk: what is smallest does not matter here
        Run first = Run.read(directory.resolve("report.json"));
        assertTrue(first.changes().isEmpty());
        report(new AdjudgeEngine(), QUESTION).write(directory, AdjudgeEngine::new);
        Run second = Run.read(directory.resolve("report.json"));
        assertEquals(1, second.changes().orElseThrow().verdicts().size());
        assertEquals("AGREES", second.changes().orElseThrow().verdicts().get(0).is());
        assertEquals(1, second.changes().orElseThrow().notRun());
        assertTrue(Files.readString(directory.resolve("report.html")).contains("Changed verdicts: 1"));
    }

    @Test
    void a_summary_is_appended_to_the_file_that_github_names_and_to_none_if_it_names_none() throws IOException {
        Path file = directory.resolve("summary.md");
        StepSummary.append(Map.of("GITHUB_STEP_SUMMARY", file.toString()), "one\n");
        StepSummary.append(Map.of("GITHUB_STEP_SUMMARY", file.toString()), "two\n");
        StepSummary.append(Map.of("GITHUB_STEP_SUMMARY", " "), "three\n");
        StepSummary.append(Map.of(), "four\n");
        assertEquals("one\ntwo\n", Files.readString(file));
    }
}
