package org.adjudge.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final String PRODUCT = "x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=ones";

    @TempDir
    private Path directory = Path.of(".");

    private Vector recorded(String line) throws IOException {
        Path file = directory.resolve("a.npz");
        new Recorder().record(Case.parse(line)).write(file);
        return Vector.read(file);
    }

    private static List<Replay.Result> replay(Vector vector) {
        return new Replay(new AdjudgeEngine()).of(vector);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                PRODUCT,
                "tf.reduce_sum(tf.tanh(x @ w), axis=0) | x: f32[3,2], w: f32[2,4]",
                "tf.sin(x) | x: f64[3] | order=2",
                "a, b = tf.split(x, 2); a * b | x: f32[4]",
                "tf.argmax(x) | x: f32[4]",
                "tf.math.erfinv(x) | x: f64[4] = [0.01, -0.004, 0.05, 0.003]",
                "tf.gather(x, i) | x: f64[4], i: i64[2] in [0, 4)"
            })
    void what_was_recorded_agrees_when_it_is_replayed(String line) throws IOException {
        List<Replay.Result> results = replay(recorded(line));
        assertFalse(results.isEmpty());
        results.forEach(r -> assertTrue(r.agrees(), r.toString()));
    }

    @Test
    void the_arrays_are_inputs_seed_answers_and_allowances() throws IOException {
        Vector vector = recorded(PRODUCT);
        assertEquals(PRODUCT, vector.line());
        assertEquals(
                List.of(
                        "input.x",
                        "input.y",
                        "seed",
                        "output",
                        "allowed.output",
                        "gradient.x",
                        "allowed.gradient.x",
                        "gradient.y",
                        "allowed.gradient.y"),
                List.copyOf(vector.tensors().keySet()));
        assertEquals(Tensor.of(Shape.of(2), 3d, 4), vector.tensor("gradient.x").orElseThrow());
    }

    @Test
    void a_changed_digit_is_found() throws IOException {
        Vector vector = recorded(PRODUCT);
        Map<String, Tensor> tensors = new LinkedHashMap<>(vector.tensors());
        tensors.put("gradient.y", Tensor.of(Shape.of(2), 1d, 2.00000000001));
        List<Replay.Result> results = replay(new Vector(vector.texts(), tensors));
        assertEquals(
                List.of("gradient.y"),
                results.stream()
                        .filter(Replay.Result::wrong)
                        .map(Replay.Result::array)
                        .toList());
    }

    @Test
    void an_answer_in_which_tensorflow_was_suspect_is_not_held_against_the_engine() throws IOException {
        Vector vector = recorded(PRODUCT);
        Map<String, Tensor> tensors = new LinkedHashMap<>(vector.tensors());
        tensors.put("gradient.y", Tensor.of(Shape.of(2), 7d, 7));
        Map<String, String> texts = new LinkedHashMap<>(vector.texts());
        texts.put(Vector.SUSPECT, "gradient.y");
        assertTrue(replay(new Vector(texts, tensors)).stream().noneMatch(Replay.Result::wrong));
    }

    @Test
    void the_recorded_numbers_are_used_and_not_those_that_the_line_draws() throws IOException {
        Vector vector = recorded("x * y | x: f64[2], y: f64[2] | seed=ones");
        Map<String, Tensor> tensors = new LinkedHashMap<>(vector.tensors());
        tensors.put("input.y", Tensor.of(Shape.of(2), 5d, 6));
        List<Replay.Result> results = replay(new Vector(vector.texts(), tensors));
        assertTrue(results.stream().anyMatch(r -> r.array().equals("gradient.x") && r.wrong()), results.toString());
    }

    /** TensorFlow has no gradient of cumulative_logsumexp. */
    @Test
    void without_a_gradient_of_tensorflows_the_slope_is_held_against_the_engine() throws IOException {
        Vector vector = recorded("tf.math.cumulative_logsumexp(x) | x: f64[3]");
        assertTrue(replay(vector).stream().anyMatch(r -> r.array().equals("slope.gradient.x") && r.agrees()));
        Map<String, Tensor> tensors = new LinkedHashMap<>(vector.tensors());
        tensors.put("slope.gradient.x", Tensor.scalar(DType.F64, 100));
        List<Replay.Result> results = replay(new Vector(vector.texts(), tensors));
        assertTrue(results.stream().anyMatch(r -> r.array().equals("slope.gradient.x") && r.wrong()));
    }

    @Test
    void the_same_case_is_the_same_bytes() throws IOException {
        recorded(PRODUCT);
        byte[] first = Files.readAllBytes(directory.resolve("a.npz"));
        recorded(PRODUCT);
        assertArrayEquals(first, Files.readAllBytes(directory.resolve("a.npz")));
    }

    @Test
    void a_file_without_a_line_is_refused_with_what_would_do() throws IOException {
        Path file = directory.resolve("b.npz");
        new Vector(Map.of(), Map.of("seed", Tensor.of(Shape.SCALAR, 1d))).write(file);
        assertEquals(
                "'" + file + "' has no array 'line'; 'adjudge record DIR' writes such files",
                assertThrows(IOException.class, () -> Vector.read(file)).getMessage());
    }
}
