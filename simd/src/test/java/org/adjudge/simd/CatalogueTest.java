package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

    /** What each node of each case comes to, up to one that refuses its numbers; to be loaded by {@link ScalarLoader}. */
    public static final class Nodes implements Function<String, Object[][]> {
        /** For {@link ScalarLoader}. */
        public Nodes() {}

        @Override
        public Object[][] apply(String line) {
            assertEquals("scalar", Kernels.inForce().name());
            GradientGraph written = graph(Case.parse(line));
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
    @SuppressWarnings("unchecked")
    void an_op_of_the_same_operands_has_plain_javas_bits_or_is_within_the_bound_of_rounding() throws Exception {
        Function<String, Object[][]> scalar = (Function<String, Object[][]>) new ScalarLoader()
                .loadClass(Nodes.class.getName())
                .getConstructor()
                .newInstance();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        LongAdder compared = new LongAdder();
        Catalogue.cases().parallel().forEach(subject -> {
            Object[][] expected = scalar.apply(subject.line());
            Graph graph = graph(subject).output().graph();
            for (Node node : graph.nodes().subList(0, expected.length)) {
                if (!(node.op() instanceof Input) && !(node.op() instanceof Constant)) {
                    List<Tensor> in = node.inputs().stream()
                            .map(v -> tensor(v.shape(), expected[v.id()][v.output()]))
                            .toList();
                    List<Tensor> actual = node.op().eval(in);
                    compared.increment();
                    for (int k = 0; k < actual.size(); k++) {
                        Tensor plain = tensor(actual.get(k).shape(), expected[node.id()][k]);
                        if (!agree(node.op(), k, in, plain, actual.get(k))) {
                            wrong.add(node.op().opName() + " " + in + " -> " + actual.get(k) + " for " + plain);
                        }
                    }
                }
            }
        });
        assertEquals(List.of(), List.copyOf(wrong));
        assertTrue(compared.sum() > 50_000, "only " + compared + " ops were compared");
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
        Catalogue.cases().parallel().forEach(subject -> {
            GradientGraph written = graph(subject);
            List<Value> inputs = List.copyOf(written.inputs().keySet());
            List<Tensor> tensors = List.copyOf(written.inputs().values());
            Object expected = outcome(() -> Interpreter.run(written.inputs(), written.values()));
            Object actual =
                    outcome(() -> Executable.of(inputs, written.values()).run(tensors));
            if (!expected.equals(actual)) {
                wrong.add(subject.line() + ": " + actual + " for " + expected);
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
