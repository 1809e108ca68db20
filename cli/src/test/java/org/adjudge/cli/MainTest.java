package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user meets it: exit code, standard output, standard error; bad input is {@link BadInputTest}'s. */
class MainTest {
    private static final String AGREEING = "x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=ones";

    @TempDir
    private Path directory = Path.of(".");

    private String file(String... lines) throws IOException {
        Path file = directory.resolve("some.cases");
        Files.write(file, List.of(lines));
        return file.toString();
    }

    @Test
    void explain_shows_a_row_for_each_node_and_the_verdict() {
        Run run = Run.of("explain", AGREEING);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("v2     tf.multiply(x, y)  f64[2]  [3, 8]  [1, 1]"), run.out());
        assertTrue(run.out().contains("gradient of x"), run.out());
        assertTrue(run.out().endsWith("verdict: AGREES\n"), run.out());
    }

    @Test
    void a_rule_from_the_command_line_is_judged_and_its_mistake_named() {
        Run run = Run.of(
                "explain",
                "x @ y | x: f64[2,2,2], y: f64[2,2,2]",
                "--rule",
                "matmul: tf.matmul(ct, tf.transpose(b)), tf.matmul(tf.transpose(a), ct)");
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("all axes of a batched matrix were reversed"), run.out());
        assertTrue(run.out().contains("  which is         adjudge with another rule of matmul"), run.out());
    }

    @Test
    void explain_as_json_has_the_output_the_gradients_and_the_nodes() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(Run.of("explain", "--json", AGREEING).out());
        assertEquals(AGREEING, json.get("line").asText());
        assertEquals("AGREES", json.get("verdict").asText());
        assertEquals("[3.0,8.0]", json.at("/output/engine").toString());
        assertEquals("[3.0,8.0]", json.at("/output/tensorflow").toString());
        assertEquals("[3.0,4.0]", json.at("/gradients/x/engine").toString());
        assertEquals(0, json.at("/gradients/x/ulps").asDouble());
        assertEquals(4, json.at("/gradients/x/allowed").asDouble());
        assertEquals(3, json.get("nodes").size());
    }

    @Test
    void numbers_that_json_lacks_are_strings() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(Run.of("explain", "--json", "1.0 / x | x: f64[2] = [0, nan] | seed=ones")
                        .out());
        assertEquals("[\"Infinity\",\"NaN\"]", json.at("/output/engine").toString());
    }

    @Test
    void check_ends_with_the_summary() throws IOException {
        Run run = Run.of("check", file("# a comment", AGREEING, "", "x + x | x: f32[3]"));
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("adjudge: 2 cases, 7 checks: 7 agree, "), run.out());
    }

    @Test
    void check_as_json_is_the_report() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(Run.of("check", "--json", file(AGREEING)).out());
        assertEquals(1, json.at("/summary/cases").asInt());
        assertEquals(4, json.at("/summary/checks").asInt());
        assertEquals(4, json.at("/summary/agree").asInt());
        assertEquals(0, json.at("/summary/disagree").asInt());
        assertEquals("2.18.0", json.at("/summary/tensorflow").asText());
        assertEquals("AGREES", json.at("/cases/0/verdict").asText());
        assertEquals("gradient of x", json.at("/cases/0/checks/1/what").asText());
    }

    @Test
    void a_disagreement_exits_with_1_and_says_where_and_how_to_replay() throws IOException {
        String line = "tf.tanh(x) | x: f32[2,3] | ulps=0 because \"the test wants a disagreement\"";
        Run run = Run.of("check", file(line));
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("disagrees: tf.tanh(x)"), run.out());
        assertTrue(run.out().contains("bin/adjudge explain '" + line + "'"), run.out());
    }

    /** An engine of which only the class is known. */
    public static final class Named implements GradientEngine {
        /** As the command line makes it. */
        public Named() {}

        @Override
        public String name() {
            return "named by its class";
        }

        @Override
        public Answer differentiate(Problem problem) {
            Answer right = new AdjudgeEngine().differentiate(problem);
            return new Answer(right.output(), List.of(problem.seed(), problem.seed()));
        }
    }

    @Test
    void an_engine_is_named_by_its_class() {
        Run run = Run.of("explain", "--engine", Named.class.getName(), AGREEING);
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("  which is         named by its class"), run.out());
    }

    @Test
    void explain_without_a_line_explains_the_question() {
        Run run = Run.of("explain");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith(Explain.QUESTION), run.out());
    }

    @Test
    void ops_lists_signatures() throws IOException {
        assertTrue(
                Run.of("ops").out().contains("\nsoftmax(logits, axis=-1)\n"),
                Run.of("ops").out());
        JsonNode json = new ObjectMapper().readTree(Run.of("ops", "--json").out());
        assertEquals("softmax(logits, axis=-1)", json.get("softmax").asText());
    }

    @Test
    void ops_of_one_shows_formula_kinks_rule_the_rule_at_work_and_cases() throws IOException {
        Run run = Run.of("ops", "tf.nn.softmax");
        assertTrue(run.out().contains("  exp(x) / sum(exp(x)) along the last axis"), run.out());
        assertTrue(run.out().contains("  kinks: its source names none"), run.out());
        assertTrue(run.out().contains("      Value y = a.out();"), run.out());
        assertTrue(run.out().contains("tf.multiply(ct, v1)"), run.out());
        JsonNode json =
                new ObjectMapper().readTree(Run.of("ops", "--json", "softmax").out());
        assertEquals("softmax", json.get("name").asText());
        assertEquals("Softmax", json.at("/ops/0/op").asText());
        assertTrue(json.get("cases").get(0).asText().contains("softmax("), json.toString());
    }

    @Test
    void check_writes_the_report_that_report_makes_the_page_of() throws IOException {
        Path out = directory.resolve("out");
        assertEquals(
                0, Run.of("check", "--report", out.toString(), file(AGREEING)).exit());
        Path page = out.resolve("report.html");
        String written = Files.readString(page);
        Files.delete(page);
        Run run = Run.of("report", out.resolve("report.json").toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals("adjudge: " + page + System.lineSeparator(), run.out());
        assertEquals(written, Files.readString(page));
    }

    @Test
    void version_names_all_three() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Run.of("version", "--json").out());
        assertEquals("2.18.0", json.get("TensorFlow").asText());
        assertTrue(
                Run.of("--version").out().contains("Java "), Run.of("--version").out());
        assertEquals(Run.of("--version").out(), Run.of("check", "--version").out());
    }

    @Test
    void completion_is_generated_for_every_command() {
        String script = Run.of("generate-completion").out();
        for (String command : List.of("explain", "check", "ops", "record", "replay", "report", "version")) {
            assertTrue(script.contains("_picocli_adjudge_" + command + "()"), command);
        }
    }

    @Test
    void every_command_has_help_with_an_example() {
        for (String command : List.of("explain", "check", "ops", "record", "replay", "report", "version")) {
            String help = Run.of(command, "--help").out();
            assertTrue(help.contains("Example") && help.contains("  adjudge " + command), help);
        }
    }
}
