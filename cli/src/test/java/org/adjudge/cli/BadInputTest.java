package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says to input that it cannot take: exit code 2, what is wrong, and what would do. */
class BadInputTest {
    private static final String AGREEING = "x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=ones";

    @TempDir
    private Path directory = Path.of(".");

    private String file(String... lines) throws IOException {
        Path file = directory.resolve("some.cases");
        Files.write(file, List.of(lines));
        return file.toString();
    }

    @Test
    void a_rule_of_an_unknown_op_is_told_what_was_meant() {
        Run run = Run.of("explain", AGREEING, "--rule", "matmull: ct, ct");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("did you mean 'matmul'?"), run.err());
    }

    @Test
    void a_rule_of_an_op_that_the_line_does_not_have_is_bad_input() {
        Run run = Run.of("explain", AGREEING, "--rule", "tanh: ct");
        assertEquals(2, run.exit());
        assertEquals(
                "adjudge: --rule is one of 'tanh', an op that no line has; the ops are [multiply]",
                run.err().strip());
    }

    @Test
    void a_rule_that_names_what_there_is_not_is_bad_input_and_one_whose_shapes_do_not_fit_is_wrong() {
        Run unknown = Run.of("explain", AGREEING, "--rule", "multiply: ct * q, ct * x");
        assertEquals(2, unknown.exit());
        assertTrue(
                unknown.err().startsWith("adjudge: --rule of 'multiply': unknown name 'q' at column 6; names are "),
                unknown.err());
        assertEquals(
                1,
                Run.of("explain", AGREEING, "--rule", "multiply: ct @ y, ct * x")
                        .exit());
    }

    @Test
    void of_a_file_the_first_line_that_has_the_op_tells_what_a_rule_names() throws IOException {
        String file = file("tf.exp(x) | x: f64[2]", AGREEING);
        Run unknown = Run.of("check", file, "--rule", "multiply: ct * q, ct * x");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().startsWith("adjudge: --rule of 'multiply': unknown name 'q'"), unknown.err());
        Run absent = Run.of("check", file, "--rule", "tanh: ct");
        assertEquals(2, absent.exit());
        assertEquals(
                "adjudge: --rule is one of 'tanh', an op that no line has; the ops are [exp, multiply]",
                absent.err().strip());
    }

    @Test
    void a_malformed_line_exits_with_2_and_shows_where() {
        Run run = Run.of("explain", "tf.matmull(x) | x: f32[2,2]");
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
        Run run = Run.of("explain", line);
        assertEquals(2, run.exit());
        List<String> lines = run.err().lines().toList();
        assertEquals(lines.get(1).indexOf("yy"), lines.get(2).indexOf("^"), run.err());
        assertTrue(lines.get(1).length() < 80, run.err());
    }

    @Test
    void a_malformed_line_of_a_file_names_file_line_and_column() throws IOException {
        String file = file(AGREEING, "x + | x: f64[2]");
        Run run = Run.of("check", file);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains(file + " line 2: unexpected '|' at column 5"), run.err());
    }

    @Test
    void a_missing_file_exits_with_2_and_says_what_would_do() {
        Run run = Run.of("check", "no-such.cases");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("no file 'no-such.cases'; name a file of case lines, or -"), run.err());
    }

    @Test
    void an_unknown_option_exits_with_2() {
        assertEquals(2, Run.of("explain", "--jsn", AGREEING).exit());
    }

    @Test
    void a_class_that_is_no_engine_is_told_what_one_is() {
        Run run = Run.of("explain", "--engine", "java.lang.String", AGREEING);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("class 'java.lang.String' is no engine that can be judged"), run.err());
    }

    @Test
    void an_unknown_engine_exits_with_2_and_lists_those_there_are() {
        Run run = Run.of("explain", "--engine", "other", AGREEING);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("unknown engine 'other'; there are [adjudge"), run.err());
    }

    @Test
    void no_command_exits_with_2() {
        assertEquals(2, Run.of().exit());
    }

    @Test
    void a_misspelt_command_is_answered_with_the_one_that_was_meant() {
        Run run = Run.of("explian");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("Did you mean: adjudge explain"), run.err());
    }

    @Test
    void an_unknown_op_is_answered_with_the_one_that_was_meant() {
        Run run = Run.of("ops", "matmull");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("unknown op 'matmull'; did you mean 'matmul'?"), run.err());
    }

    @Test
    void a_report_of_no_file_exits_with_2_and_says_what_would_do() {
        Run run = Run.of("report", "no-such.json");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("no file 'no-such.json'; 'mvn verify' or"), run.err());
    }

    @Test
    void a_replay_of_no_directory_exits_with_2_and_says_what_would_do() {
        Run run = Run.of("replay", "no-such");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("no directory 'no-such'; 'adjudge record no-such' makes one"), run.err());
    }
}
