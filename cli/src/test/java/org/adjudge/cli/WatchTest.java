package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final String ONE = "x * y | x: f64[2], y: f64[2]";
    private static final String TWO = "tf.exp(x) | x: f64[2]";
    private static final String WRONG = "tf.tanh(x) | x: f32[2,3] | ulps=0 because \"the test wants a disagreement\"";

    @TempDir
    private Path directory = Path.of(".");

    private static String until(BufferedReader out, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        String line = out.readLine();
        while (line != null && !line.contains(end)) {
            text.append(line).append('\n');
            line = out.readLine();
        }
        return text.append(line).toString();
    }

    /** As editors do: a new file takes the place of the old one. */
    private void save(Path file, String... lines) throws IOException {
        Path fresh = directory.resolve("fresh");
        Files.write(fresh, List.of(lines));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void only_the_lines_that_changed_are_judged_again() throws Exception {
        Path file = directory.resolve("my.cases");
        save(file, ONE);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (PipedWriter pipe = new PipedWriter();
                BufferedReader out = new BufferedReader(new PipedReader(pipe, 1 << 16))) {
            Future<Integer> exit = thread.submit(() ->
                    Main.commandLine().setOut(new PrintWriter(pipe)).execute("check", "--watch", file.toString()));
            assertTrue(until(out, "watching").contains("adjudge: 1 judged, 0 as before, 0 disagree"));
            save(file, ONE, TWO);
            String second = until(out, "watching");
            assertTrue(second.contains("AGREES " + TWO), second);
            assertTrue(second.contains("adjudge: 1 judged, 1 as before, 0 disagree"), second);
            save(file, ONE, "x +");
            String third = until(out, "line 2");
            assertTrue(third.contains("my.cases line 2"), third);
            save(file, WRONG, ONE);
            String fourth = until(out, "watching");
            assertTrue(fourth.contains("adjudge: 1 judged, 1 as before, 1 disagree"), fourth);
            thread.shutdownNow();
            assertEquals(Main.DISAGREES, exit.get());
        }
    }

    @Test
    void standard_input_cannot_be_watched() {
        StringWriter err = new StringWriter();
        int exit = Main.commandLine().setErr(new PrintWriter(err)).execute("check", "--watch", "-");
        assertEquals(Main.BAD_INPUT, exit);
        assertTrue(err.toString().contains("--watch watches a file"), err.toString());
    }
}
