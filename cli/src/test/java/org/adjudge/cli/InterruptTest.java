package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.report.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {
    @TempDir
    private Path directory = Path.of(".");

    @Test
    void an_interrupted_check_leaves_a_valid_report_of_what_was_judged() throws Exception {
        Path cases = directory.resolve("many.cases");
        // the first line disagrees, and so says that judging has begun; the rest takes many times as long as the signal
        Files.write(
                cases,
                Stream.concat(
                                Stream.of("tf.tanh(x) | x: f32[9] | ulps=0 because \"the test waits for its text\""),
                                IntStream.range(0, 1_000).mapToObj(i -> "tf.sin(x) * " + i + " | x: f64[2] | order=2"))
                        .toList());
        Path out = directory.resolve("out");
        Process child = Child.start(entry -> true, "check", "--report", out.toString(), cases.toString());
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.contains("disagrees: tf.tanh(x)")) {
            line = lines.readLine();
        }
        child.toHandle().destroy(); // Process.destroy would close what is still to be read
        String last = lines.lines().collect(Collectors.joining("\n"));
        assertTrue(last.contains("adjudge: interrupted; judged until then:\nadjudge: "), last);
        child.waitFor();
        Run run = Run.read(out.resolve("report.json"));
        assertFalse(run.summary().complete());
        assertEquals(run.cases().size(), run.summary().cases());
        assertTrue(run.cases().size() < 1_001, run.cases().size() + " cases");
        assertTrue(Files.readString(out.resolve("report.html")).contains("Interrupted. "));
    }
}
