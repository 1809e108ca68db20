package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as a user meets it: exit code, standard output, standard error. */
class MainTest {
    private static final String AGREEING = "x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=ones";

    @TempDir
    private Path directory = Path.of(".");

    private record Run(int exit, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int exit = commandLine.execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    private String file(String... lines) throws IOException {
        Path file = directory.resolve("some.cases");
        Files.write(file, List.of(lines));
        return file.toString();
    }

    @Test
    void explain_shows_a_row_for_each_node_and_the_verdict() {
        Run run = run("explain", AGREEING);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("v2     tf.multiply(x, y)  f64[2]  [3, 8]  [1, 1]"), run.out());
        assertTrue(run.out().contains("gradient of x"), run.out());
        assertTrue(run.out().endsWith("verdict: AGREES\n"), run.out());
    }

    @Test
    void a_rule_from_the_command_line_is_judged_and_its_mistake_named() {
        Run run = run(
                "explain",
                "x @ y | x: f64[2,2,2], y: f64[2,2,2]",
                "--rule",
                "matmul: tf.matmul(ct, tf.transpose(b)), tf.matmul(tf.transpose(a), ct)");
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("all axes of a batched matrix were reversed"), run.out());
        assertTrue(run.out().contains("  which is         adjudge with another rule of matmul"), run.out());
    }

    @Test
    void a_rule_of_an_unknown_op_is_told_what_was_meant() {
        Run run = run("explain", AGREEING, "--rule", "matmull: ct, ct");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("did you mean 'matmul'?"), run.err());
    }

    @Test
    void a_rule_of_an_op_that_the_line_does_not_have_is_bad_input() {
        Run run = run("explain", AGREEING, "--rule", "tanh: ct");
        assertEquals(2, run.exit());
        assertEquals(
                "adjudge: --rule is one of 'tanh', an op that the line does not have; it has [multiply]",
                run.err().strip());
    }

    @Test
    void a_rule_that_names_what_there_is_not_is_bad_input_and_one_whose_shapes_do_not_fit_is_wrong() {
        Run unknown = run("explain", AGREEING, "--rule", "multiply: ct * q, ct * x");
        assertEquals(2, unknown.exit());
        assertTrue(
                unknown.err().startsWith("adjudge: --rule of 'multiply': unknown name 'q' at column 6; names are "),
                unknown.err());
        assertEquals(
                1,
                run("explain", AGREEING, "--rule", "multiply: ct @ y, ct * x").exit());
    }

    @Test
    void explain_as_json_has_the_output_the_gradients_and_the_nodes() throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(run("explain", "--json", AGREEING).out());
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
                .readTree(run("explain", "--json", "1.0 / x | x: f64[2] = [0, nan] | seed=ones")
                        .out());
        assertEquals("[\"Infinity\",\"NaN\"]", json.at("/output/engine").toString());
    }

    @Test
    void check_ends_with_the_summary() throws IOException {
        Run run = run("check", file("# a comment", AGREEING, "", "x + x | x: f32[3]"));
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("adjudge: 2 cases, 7 checks: 7 agree, "), run.out());
    }

    @Test
    void check_as_json_is_the_report() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(run("check", "--json", file(AGREEING)).out());
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
        Run run = run("check", file(line));
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("disagrees: tf.tanh(x)"), run.out());
        assertTrue(run.out().contains("bin/adjudge explain '" + line + "'"), run.out());
    }

    @Test
    void a_malformed_line_exits_with_2_and_shows_where() {
        Run run = run("explain", "tf.matmull(x) | x: f32[2,2]");
        assertEquals(2, run.exit());
        assertEquals("""
                adjudge: unknown op 'matmull' at column 4; did you mean 'matmul'?
                  tf.matmull(x) | x: f32[2,2]
                     ^
                """, run.err());
    }

    @Test
    void of_a_long_malformed_line_the_part_around_the_mistake_is_shown() {
        String line = "x + ".repeat(30) + "yy + x" + " + x".repeat(30) + " | x: f64[2]";
        Run run = run("explain", line);
        assertEquals(2, run.exit());
        List<String> lines = run.err().lines().toList();
        assertEquals(lines.get(1).indexOf("yy"), lines.get(2).indexOf("^"), run.err());
        assertTrue(lines.get(1).length() < 80, run.err());
    }

    @Test
    void a_malformed_line_of_a_file_names_file_line_and_column() throws IOException {
        String file = file(AGREEING, "x + | x: f64[2]");
        Run run = run("check", file);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains(file + " line 2: unexpected '|' at column 5"), run.err());
    }

    @Test
    void a_missing_file_exits_with_2_and_says_what_would_do() {
        Run run = run("check", "no-such.cases");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("no file 'no-such.cases'; name a file of case lines, or -"), run.err());
    }

    @Test
    void an_unknown_option_exits_with_2() {
        assertEquals(2, run("explain", "--jsn", AGREEING).exit());
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
        Run run = run("explain", "--engine", Named.class.getName(), AGREEING);
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("  which is         named by its class"), run.out());
    }

    @Test
    void a_class_that_is_no_engine_is_told_what_one_is() {
        Run run = run("explain", "--engine", "java.lang.String", AGREEING);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("class 'java.lang.String' is no engine that can be judged"), run.err());
    }

    @Test
    void an_unknown_engine_exits_with_2_and_lists_those_there_are() {
        Run run = run("explain", "--engine", "other", AGREEING);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("unknown engine 'other'; there are [adjudge"), run.err());
    }

    @Test
    void no_command_exits_with_2() {
        assertEquals(2, run().exit());
    }

    @Test
    void explain_without_a_line_explains_the_question() {
        Run run = run("explain");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith(Explain.QUESTION), run.out());
    }

    @Test
    void a_misspelt_command_is_answered_with_the_one_that_was_meant() {
        Run run = run("explian");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("Did you mean: adjudge explain"), run.err());
    }

    @Test
    void ops_lists_signatures() throws IOException {
        assertTrue(
                run("ops").out().contains("\nsoftmax(logits, axis=-1)\n"),
                run("ops").out());
        JsonNode json = new ObjectMapper().readTree(run("ops", "--json").out());
        assertEquals("softmax(logits, axis=-1)", json.get("softmax").asText());
    }

    @Test
    void ops_of_one_shows_formula_kinks_rule_the_rule_at_work_and_cases() throws IOException {
        Run run = run("ops", "tf.nn.softmax");
        assertTrue(run.out().contains("  exp(x) / sum(exp(x)) along the last axis"), run.out());
        assertTrue(run.out().contains("  kinks: its source names none"), run.out());
        assertTrue(run.out().contains("      Value y = a.out();"), run.out());
        assertTrue(run.out().contains("tf.multiply(ct, v1)"), run.out());
        JsonNode json =
                new ObjectMapper().readTree(run("ops", "--json", "softmax").out());
        assertEquals("softmax", json.get("name").asText());
        assertEquals("Softmax", json.at("/ops/0/op").asText());
        assertTrue(json.get("cases").get(0).asText().contains("softmax("), json.toString());
    }

    @Test
    void an_unknown_op_is_answered_with_the_one_that_was_meant() {
        Run run = run("ops", "matmull");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("unknown op 'matmull'; did you mean 'matmul'?"), run.err());
    }

    @Test
    void check_writes_the_report_that_report_makes_the_page_of() throws IOException {
        Path out = directory.resolve("out");
        assertEquals(0, run("check", "--report", out.toString(), file(AGREEING)).exit());
        Path page = out.resolve("report.html");
        String written = Files.readString(page);
        Files.delete(page);
        Run run = run("report", out.resolve("report.json").toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals("adjudge: " + page + System.lineSeparator(), run.out());
        assertEquals(written, Files.readString(page));
    }

    @Test
    void a_report_of_no_file_exits_with_2_and_says_what_would_do() {
        Run run = run("report", "no-such.json");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("no file 'no-such.json'; 'mvn verify' or"), run.err());
    }

    @Test
    void a_replay_of_no_directory_exits_with_2_and_says_what_would_do() {
        Run run = run("replay", "no-such");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("no directory 'no-such'; 'adjudge record no-such' makes one"), run.err());
    }

    @Test
    void version_names_all_three() throws IOException {
        JsonNode json = new ObjectMapper().readTree(run("version", "--json").out());
        assertEquals("2.18.0", json.get("TensorFlow").asText());
        assertTrue(run("--version").out().contains("Java "), run("--version").out());
        assertEquals(run("--version").out(), run("check", "--version").out());
    }

    @Test
    void completion_is_generated_for_every_command() {
        String script = run("generate-completion").out();
        for (String command : List.of("explain", "check", "ops", "record", "replay", "report", "version")) {
            assertTrue(script.contains("_picocli_adjudge_" + command + "()"), command);
        }
    }

    @Test
    void every_command_has_help_with_an_example() {
        for (String command : List.of("explain", "check", "ops", "record", "replay", "report", "version")) {
            String help = run(command, "--help").out();
            assertTrue(help.contains("Example") && help.contains("  adjudge " + command), help);
        }
    }
}
