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
    }

    @Test
    void a_rule_of_an_unknown_op_is_told_what_was_meant() {
        Run run = run("explain", AGREEING, "--rule", "matmull: ct, ct");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("did you mean 'matmul'?"), run.err());
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
    void a_malformed_line_exits_with_2_and_names_the_column() {
        Run run = run("explain", "tf.matmull(x) | x: f32[2,2]");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("unknown op 'matmull' at column 4; did you mean 'matmul'?"), run.err());
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

    @Test
    void an_unknown_engine_exits_with_2_and_lists_those_there_are() {
        Run run = run("explain", "--engine", "other", AGREEING);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("unknown engine 'other'; the class path has [adjudge"), run.err());
    }

    @Test
    void no_command_exits_with_2() {
        assertEquals(2, run().exit());
    }
}
