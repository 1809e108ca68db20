package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded here, where TensorFlow is, and replayed in a JVM where it is not. */
class ReplayWithoutTensorFlowTest {
    private static final List<String> LINES = List.of(
            "tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2], y: f32[2,2], z: f32[2,2,2]",
            "tf.nn.softmax(x) * y | x: f64[2,3], y: f64[3] | order=2",
            "tf.reduce_sum(tf.where(x > 0, tf.sqrt(x), 0.0)) | x: f64[4] = [-1, 0, 4, inf]");

    @TempDir
    private Path directory = Path.of(".");

    private static boolean isNotTensorFlow(String entry) {
        return Set.of("tensorflow", "javacpp", "ndarray", "protobuf").stream().noneMatch(entry::contains);
    }

    private Path recorded() throws IOException {
        Path cases = directory.resolve("some.cases");
        Files.write(cases, LINES);
        Path vectors = directory.resolve("vectors");
        StringWriter out = new StringWriter();
        int exit =
                Main.commandLine().setOut(new PrintWriter(out)).execute("record", vectors.toString(), cases.toString());
        assertEquals(0, exit);
        assertEquals("adjudge: 3 cases recorded in " + vectors, out.toString().strip());
        return vectors;
    }

    @Test
    void recorded_vectors_are_replayed_where_tensorflow_is_not_on_the_class_path() throws Exception {
        Process child = Child.start(
                ReplayWithoutTensorFlowTest::isNotTensorFlow,
                "replay",
                recorded().toString());
        String output = Child.output(child);
        assertEquals(0, child.waitFor(), output);
        assertTrue(output.startsWith("adjudge: 3 recorded cases, engine 'adjudge': "), output);
        assertTrue(output.contains(" 0 disagree"), output);
    }

    @Test
    void where_tensorflow_is_not_on_the_class_path_a_command_that_needs_it_fails() throws Exception {
        Process child = Child.start(ReplayWithoutTensorFlowTest::isNotTensorFlow, "version");
        String output = Child.output(child);
        assertTrue(child.waitFor() != 0, output);
        assertTrue(output.contains("org/tensorflow/TensorFlow"), output);
    }
}
