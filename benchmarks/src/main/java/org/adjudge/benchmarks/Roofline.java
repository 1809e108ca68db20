package org.adjudge.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.adjudge.benchmarks.Workloads.Workload;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Executable;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Conv;
import org.adjudge.ir.ConvBackpropFilter;
import org.adjudge.ir.ConvBackpropInput;
import org.adjudge.ir.DepthwiseConv;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.Node;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.simd.Peak;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * {@code bin/adjudge-bench --roofline}: what bounds a workload whatever its code, measured on one thread in the same JVM. No run is faster than its products at
 * the speed of multiply-adds without memory, nor than to read once what comes in and to write once what goes out; all else that it does comes on top.
 * Of each the shortest of some turns counts.
 */
final class Roofline {
    private static final int ROUNDS = 100_000;
    private static final long WARM_UP = 3_000_000_000L;
    private static final long TURN = 100_000_000L;
    private static final int TURNS = 9;

    private Roofline() {}

    /** Measures and prints a line for each workload. */
    static void print(PrintWriter out, List<Workload> workloads) {
        double[] seen = new double[1]; // or nothing need be computed
        double floats = Peak.floatOperations(ROUNDS) / shortest(() -> seen[0] += Peak.floats(ROUNDS, 1));
        double doubles = Peak.doubleOperations(ROUNDS) / shortest(() -> seen[0] += Peak.doubles(ROUNDS, 1));
        out.printf("%-18s %12s %14s %12s %10s%n", "workload", "engine µs", "products µs", "memory µs", "bound/run");
        for (Workload workload : workloads) {
            Problem problem = workload.problem();
            double products = operations(problem) / (problem.output().dtype() == DType.F32 ? floats : doubles);
            double memory = memory(problem);
            double run = run(problem);
            out.printf(
                    "%-18s %12.2f %14.2f %12.2f %9.0f%%%n",
                    workload.name(), run, products, memory, 100 * Math.max(products, memory) / run);
            out.flush();
        }
        out.printf("multiply-adds of one thread: %.0f GF/s f32, %.0f GF/s f64%n", floats / 1e3, doubles / 1e3);
    }

    private static double run(Problem problem) {
        Executable executable = Executable.of(problem);
        List<Tensor> inputs =
                problem.graph().inputs().stream().map(problem.inputs()::get).toList();
        return shortest(() -> executable.giveBack(executable.run(inputs)));
    }

    /** In microseconds. */
    private static double shortest(Runnable run) {
        Contest.time(run, WARM_UP);
        return DoubleStream.generate(() -> Contest.time(run, TURN))
                .limit(TURNS)
                .min()
                .orElseThrow();
    }

    /** To read as many bytes as inputs and seed have, and to write as many as the output and the gradients have. */
    private static double memory(Problem problem) {
        double in = bytes(problem.inputs().values().stream().map(TensorType::of))
                + bytes(problem.wrt().isEmpty() ? Stream.of() : Stream.of(TensorType.of(problem.seed())));
        double out = bytes(Stream.concat(Stream.of(problem.output()), problem.wrt().stream())
                .map(Value::type));
        byte[] some = new byte[(int) in / 2];
        byte[] same = new byte[(int) in / 2];
        byte[] written = new byte[(int) out];
        int[] seen = new int[1];
        return shortest(() -> {
            seen[0] += Arrays.mismatch(some, same); // which reads both to their ends
            Arrays.fill(written, (byte) seen[0]);
        });
    }

    private static double bytes(Stream<TensorType> types) {
        return types.mapToDouble(
                        t -> (double) t.shape().size() * (t.dtype() == DType.F64 || t.dtype() == DType.I64 ? 8 : 4))
                .sum();
    }

    /** Multiplications and additions of its products and decompositions, forward and backward. */
    static double operations(Problem problem) {
        if (problem.wrt().isEmpty()) {
            return operations(List.of(problem.output()));
        }
        GradientGraph graph = new AdjudgeEngine().gradientGraph(problem).orElseThrow();
        return operations(graph.values());
    }

    private static double operations(Collection<Value> wanted) {
        Set<Node> found = new HashSet<>();
        Deque<Value> open = new ArrayDeque<>(wanted);
        double operations = 0;
        while (!open.isEmpty()) {
            Node node = open.remove().node();
            if (found.add(node)) {
                operations += operations(node);
                open.addAll(node.inputs());
            }
        }
        return operations;
    }

    private static double operations(Node node) {
        Shape result = node.outputs().get(0).shape();
        List<Shape> in = node.inputs().stream().map(Value::shape).toList();
        if (node.op() instanceof MatMul) {
            double inner = Math.sqrt((double) matrix(in.get(0)) * matrix(in.get(1)) / matrix(result));
            return 2 * inner * result.size();
        }
        if (node.op() instanceof Conv) {
            return 2.0 * result.size() * taps(in.get(1));
        }
        if (node.op() instanceof ConvBackpropInput) {
            return 2.0 * in.get(0).size() * taps(in.get(1));
        }
        if (node.op() instanceof ConvBackpropFilter) {
            return 2.0 * in.get(1).size() * taps(result);
        }
        if (node.op() instanceof DepthwiseConv) {
            return 2.0 * result.size() * in.get(1).extent(0) * in.get(1).extent(1);
        }
        double n = result.rank() == 0 ? 0 : result.extent(result.rank() - 1);
        return node.op() instanceof MatrixInverse ? 2 * n * n * n : node.op() instanceof Cholesky ? n * n * n / 3 : 0;
    }

    private static int matrix(Shape shape) {
        return shape.extent(shape.rank() - 1) * shape.extent(shape.rank() - 2);
    }

    /** What is multiplied and added up for one output. */
    private static int taps(Shape filters) {
        return filters.size() / filters.extent(filters.rank() - 1);
    }
}
