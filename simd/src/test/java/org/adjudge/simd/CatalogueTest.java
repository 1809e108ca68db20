package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Executable;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Conv;
import org.adjudge.ir.ConvBackpropFilter;
import org.adjudge.ir.ConvBackpropInput;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Kernels;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The vector kernels over the catalogue: every case's graph and gradient graph. */
class CatalogueTest {
    private static GradientGraph graph(Case subject) {
        return new AdjudgeEngine().gradientGraph(subject.problem()).orElseThrow();
    }

    /** A case's graph and gradient graph, written once for both laws. */
    private record Written(Case subject, GradientGraph graph) {
        static final List<Written> ALL = Catalogue.cases()
                .map(c -> new Written(c, CatalogueTest.graph(c)))
                .toList();
    }

    /** What each node of each case comes to with plain Java's kernels, up to one that refuses its numbers. In a JVM of its own: the set is chosen once. */
    static final class Plain {
        private Plain() {}

        public static void main(String[] arguments) throws IOException {
            assertEquals("scalar", Kernels.inForce().name());
            try (ObjectOutputStream out = new ObjectOutputStream(new BufferedOutputStream(System.out))) {
                for (Case subject : Catalogue.cases().toList()) {
                    out.writeUnshared(nodes(graph(subject)));
                    out.reset();
                }
            }
        }

        private static Object[][] nodes(GradientGraph written) {
            Graph graph = written.output().graph();
            List<Object[]> all = new ArrayList<>();
            List<List<Tensor>> values = new ArrayList<>();
            try {
                for (Node node : graph.nodes()) {
                    List<Tensor> in = node.inputs().stream()
                            .map(v -> values.get(v.id()).get(v.output()))
                            .toList();
                    values.add(
                            node.op() instanceof Input
                                    ? List.of(written.inputs().get(new Value(graph, node.id(), 0)))
                                    : node.op().eval(in));
                    all.add(values.get(node.id()).stream().map(Tensor::toArray).toArray());
                }
            } catch (IllegalArgumentException e) {
                // the rest is not computed by either
            }
            return all.toArray(Object[][]::new);
        }

        static Process start() throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String home = FlagTest.home(SimdKernels.class).toString();
            String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(place -> !Path.of(place).toString().equals(home))
                    .collect(Collectors.joining(File.pathSeparator));
            return new ProcessBuilder(
                            java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", path, Plain.class.getName())
                    .redirectError(Redirect.INHERIT)
                    .start();
        }
    }

    private static Tensor tensor(Shape shape, Object array) {
        if (array instanceof float[] floats) {
            return Tensor.of(shape, floats);
        }
        if (array instanceof double[] doubles) {
            return Tensor.of(shape, doubles);
        }
        if (array instanceof int[] ints) {
            return Tensor.of(shape, ints);
        }
        return array instanceof long[] longs ? Tensor.of(shape, longs) : Tensor.of(shape, (boolean[]) array);
    }

    @Test
    void an_op_of_the_same_operands_has_plain_javas_bits_or_is_within_the_bound_of_rounding() throws Exception {
        Process plain = Plain.start();
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(plain.getInputStream()))) {
            for (Written written : Written.ALL) {
                compared += compare(written.graph.output().graph(), (Object[][]) in.readUnshared(), wrong);
            }
        }
        assertEquals(0, plain.waitFor());
        assertEquals(List.of(), wrong);
        assertTrue(compared > 50_000, "only " + compared + " ops were compared");
    }

    /** Adds what does not agree, and returns how many ops there were. */
    private static int compare(Graph graph, Object[][] expected, List<String> wrong) {
        int compared = 0;
        for (Node node : graph.nodes().subList(0, expected.length)) {
            if (!(node.op() instanceof Input) && !(node.op() instanceof Constant)) {
                List<Tensor> in = node.inputs().stream()
                        .map(v -> tensor(v.shape(), expected[v.id()][v.output()]))
                        .toList();
                List<Tensor> actual = node.op().eval(in);
                compared++;
                for (int k = 0; k < actual.size(); k++) {
                    Tensor plain = tensor(actual.get(k).shape(), expected[node.id()][k]);
                    if (!agree(node.op(), k, in, plain, actual.get(k))) {
                        wrong.add(node.op().opName() + " " + in + " -> " + actual.get(k) + " for " + plain);
                    }
                }
            }
        }
        return compared;
    }

    /**
     * Bits; of sums of products, which are chains of fused operations here, what {@link ProductTest} allows: {@code (2 k + 1) u Σ|a b|}. The op
     * itself tells k, the product of ones, and the sum, that of magnitudes.
     */
    private static boolean agree(Op op, int output, List<Tensor> in, Tensor plain, Tensor simd) {
        boolean chains = op instanceof MatMul
                || op instanceof Conv
                || op instanceof ConvBackpropInput
                || op instanceof ConvBackpropFilter;
        if (!chains || plain.equals(simd)) {
            return plain.equals(simd);
        }
        double u = plain.dtype() == DType.F32 ? 0x1p-24 : 0x1p-53;
        Tensor lengths = op.eval(mapped(in, x -> 1)).get(output);
        Tensor sums = op.eval(mapped(in, Math::abs)).get(output);
        return IntStream.range(0, plain.size()).allMatch(i -> {
            double allowed = (2 * lengths.get(i) + 1) * u * sums.get(i);
            return Double.compare(plain.get(i), simd.get(i)) == 0 || Math.abs(plain.get(i) - simd.get(i)) <= allowed;
        });
    }

    private static List<Tensor> mapped(List<Tensor> in, DoubleUnaryOperator f) {
        return in.stream()
                .map(t -> Tensor.of(
                        t.dtype(),
                        t.shape(),
                        Arrays.stream(t.toDoubles()).map(f).toArray()))
                .toList();
    }

    /** A product that is off by more than its rounding. */
    @Test
    void what_is_beyond_the_bound_would_be_seen() {
        List<Tensor> in =
                List.of(Tensor.full(DType.F64, Shape.of(3, 5), 1.0 / 3), Tensor.full(DType.F64, Shape.of(5, 2), 0.7));
        MatMul matMul = new MatMul(false, false, false, false);
        Tensor right = matMul.eval(in).get(0);
        double[] off = right.toDoubles();
        off[3] += 12 * Math.ulp(off[3]);
        assertTrue(agree(matMul, 0, in, right, right));
        assertFalse(agree(matMul, 0, in, right, Tensor.of(right.shape(), off)));
        assertFalse(agree(Unary.EXP, 0, in, right, Tensor.of(right.shape(), off)));
    }

    @Test
    void a_case_prepared_has_the_bits_of_the_interpreter() {
        assertEquals("simd", Kernels.inForce().name());
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Written.ALL.parallelStream().forEach(each -> {
            GradientGraph written = each.graph;
            List<Value> inputs = List.copyOf(written.inputs().keySet());
            List<Tensor> tensors = List.copyOf(written.inputs().values());
            Object expected = outcome(() -> Interpreter.run(written.inputs(), written.values()));
            Object actual =
                    outcome(() -> Executable.of(inputs, written.values()).run(tensors));
            if (!expected.equals(actual)) {
                wrong.add(each.subject.line() + ": " + actual + " for " + expected);
            }
        });
        assertEquals(List.of(), List.copyOf(wrong));
    }

    /** The values, or the words of the complaint: not every op takes every number. */
    private static Object outcome(Supplier<List<Tensor>> run) {
        try {
            return run.get();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
