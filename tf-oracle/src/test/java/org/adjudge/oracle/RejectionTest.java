package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Rejections.Rejection;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Output;
import org.tensorflow.exceptions.TFInvalidArgumentException;

/**
 * What the engine rejects, with which words, TensorFlow rejects too. What both did reject is counted by op in
 * {@code target/confirmed/errors.tsv}, which the report of the conformance run shows.
 */
class RejectionTest {
    private static final Path CONFIRMED = Path.of("target", "confirmed", "errors.tsv");
    private static final Set<Rejection> BY_ENGINE = ConcurrentHashMap.newKeySet();
    private static final Set<Rejection> BY_TENSORFLOW = ConcurrentHashMap.newKeySet();

    @AfterAll
    static void write_what_was_confirmed() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        BY_ENGINE.stream()
                .filter(BY_TENSORFLOW::contains)
                .forEach(bad -> counts.merge(bad.op().opName(), 1, Integer::sum));
        List<String> lines = new ArrayList<>(List.of(
                "errors",
                "bad inputs that the engine refuses with the right words, and TensorFlow too (RejectionTest)"));
        counts.forEach((op, count) -> lines.add(op + "\t" + count));
        Files.createDirectories(CONFIRMED.getParent());
        Files.write(CONFIRMED, lines);
    }

    static List<Rejection> rejections() {
        return Stream.of(
                        ConvolutionRejections.convolutions(),
                        ConvolutionRejections.pools(),
                        LayoutRejections.all(),
                        CutRejections.cuts(),
                        CutRejections.pads(),
                        ReductionRejections.all(),
                        BlockRejections.all(),
                        IndexRejections.all(),
                        ImageRejections.all(),
                        LinearAlgebraRejections.all(),
                        TwinRejections.all(),
                        ElementwiseRejections.all(),
                        ArithmeticRejections.all(),
                        NeuralRejections.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejections")
    void the_engine_says_what_is_wrong(Rejection bad) {
        Graph graph = new Graph();
        Map<Value, Tensor> inputs = new LinkedHashMap<>();
        for (Tensor operand : bad.operands()) {
            Value input = graph.input(
                    "x" + inputs.size(), operand.dtype(), operand.shape().extents());
            inputs.put(input, operand);
        }
        // most is refused when the op is appended, some numbers only when they are computed with
        Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> Interpreter.run(inputs, graph.applyAll(bad.op(), List.copyOf(inputs.keySet()))));
        assertTrue(String.valueOf(e.getMessage()).contains(bad.says()), e.getMessage());
        BY_ENGINE.add(bad);
    }

    @Tag("tensorflow") // left out where the engine's mutants are tried
    @ParameterizedTest(name = "{0}")
    @MethodSource("rejections")
    void tensorflow_rejects_it_too(Rejection bad) {
        try (NativeGraph graph = new NativeGraph()) {
            List<Output<?>> operands =
                    bad.operands().stream().<Output<?>>map(graph::constant).toList();
            Exception e = assertThrows(RuntimeException.class, () -> {
                List<Output<?>> outputs = bad.op().accept(new Translation(graph, Precision.AS_WRITTEN, operands));
                graph.run(Map.of(), outputs);
            });
            // it is TensorFlow that complains, and not the translation
            assertEquals(
                    TFInvalidArgumentException.class.getPackage(), e.getClass().getPackage(), e::toString);
        }
        BY_TENSORFLOW.add(bad);
    }
}
