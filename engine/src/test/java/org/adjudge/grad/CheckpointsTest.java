package org.adjudge.grad;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held of a chain; that the bits are the interpreter's is asked in {@link ExecutableTest}, of every program. */
class CheckpointsTest {
    private static final int COLUMNS = 50;

    /** A chain of products and reversals of rows in turn, and its gradient: each product is needed by it, and no two are one pass. */
    private record Chain(Graph graph, List<Value> wanted) {
        static Chain of(int ops, int rows) {
            Graph graph = new Graph();
            Value x = graph.input("x", DType.F64, rows, COLUMNS);
            Value seed = graph.input("seed", DType.F64, rows, COLUMNS);
            double[] back =
                    IntStream.range(0, rows).mapToDouble(i -> rows - 1 - i).toArray();
            Value reversed = graph.constant(Tensor.of(DType.I32, Shape.of(rows), back));
            Value y = x;
            for (int i = 0; i < ops; i += 2) {
                y = y.times(x).gather(reversed, 0);
            }
            List<Value> wanted = new ArrayList<>(List.of(y));
            wanted.addAll(new ReverseMode().cotangents(y, seed, List.of(x)));
            return new Chain(graph, wanted);
        }

        Executable prepared(int repeats) {
            return Executable.of(graph.inputs(), wanted, repeats);
        }
    }

    /**
     * In a JVM of its own: 200 ops on 250,000 numbers in 64 MB, or with {@code -Dadjudge.megabytes=512} on 2 million in 512. Prints the first row of the
     * gradient, and how much of the heap is in use.
     */
    static final class Program {
        private static final int MEGABYTES = Integer.getInteger("adjudge.megabytes", 64);
        private static final int ROWS = 5_000 * MEGABYTES / 64;

        private Program() {}

        public static void main(String[] arguments) {
            Chain chain = Chain.of(200, ROWS);
            List<Tensor> inputs = List.of(numbers(1), numbers(2));
            long before = used();
            Executable executable = chain.prepared(Integer.parseInt(arguments[0]));
            executable.run(inputs);
            Tensor gradient = executable.run(inputs).get(1);
            long held = used() - before;
            double first = gradient.get(0);
            double last = gradient.get((ROWS - 1) * COLUMNS);
            System.out.println(first + " " + last + " " + held + " " + executable.leastBytes());
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        static Tensor numbers(long seed) {
            double[] numbers = new SplittableRandom(seed)
                    .doubles((long) ROWS * COLUMNS, 0.9, 1.1)
                    .toArray();
            return Tensor.of(Shape.of(ROWS, COLUMNS), numbers);
        }

        static String run(int repeats) throws IOException, InterruptedException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process process = new ProcessBuilder(
                            java,
                            "-Xmx" + MEGABYTES + "m",
                            "-Dadjudge.megabytes=" + MEGABYTES,
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Program.class.getName(),
                            "" + repeats)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        }
    }

    @Test
    void through_200_ops_of_numbers_of_a_thirty_second_of_the_heap_there_is_a_gradient_if_passes_are_repeated()
            throws Exception {
        String[] said = Program.run(2).strip().split(" ");
        assertEquals(4, said.length, String.join(" ", said));
        // the first row meets the last alone, so a matrix of two rows tells what their gradients are
        Chain small = Chain.of(200, 2);
        List<Value> inputs = small.graph.inputs();
        Tensor gradient = Interpreter.run(
                        Map.of(inputs.get(0), ends(Program.numbers(1)), inputs.get(1), ends(Program.numbers(2))),
                        small.wanted)
                .get(1);
        assertEquals(gradient.get(0), Double.parseDouble(said[0]));
        assertEquals(gradient.get(COLUMNS), Double.parseDouble(said[1]));
        double ratio = Double.parseDouble(said[2]) / Double.parseDouble(said[3]);
        assertTrue(0.8 < ratio && ratio <= 1.2, ratio + " of the least, in the heap when the run is over");
    }

    private static Tensor ends(Tensor all) {
        double[] ends = IntStream.range(0, 2 * COLUMNS)
                .mapToDouble(i -> all.get(i < COLUMNS ? i : all.size() - 2 * COLUMNS + i))
                .toArray();
        return Tensor.of(Shape.of(2, COLUMNS), ends);
    }

    @Test
    void without_repeats_they_have_none() throws Exception {
        String said = Program.run(0);
        assertTrue(said.contains("java.lang.OutOfMemoryError"), said);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {1, 2, 3})
    void of_n_results_a_run_holds_r_plus_one_times_the_root(int repeats) {
        Chain chain = Chain.of(800, 1);
        int results = 400;
        Executable all = chain.prepared(0);
        Executable some = chain.prepared(repeats);
        long bytes = COLUMNS * 8;
        assertTrue(all.leastBytes() >= results * bytes);
        // and those that a pass works on, with both results
        double held = (repeats + 1) * (Math.pow(results, 1.0 / (repeats + 1)) + 1) + 6;
        assertTrue(some.leastBytes() <= held * bytes, some.leastBytes() / bytes + " of " + held);
        assertTrue(some.length() <= all.length() + repeats * 2 * results, "no forward pass is repeated more often");
    }

    @Test
    void what_one_pass_computes_is_not_cut() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 1000);
        Value y = x;
        for (int i = 0; i < 20; i++) {
            y = y.sin().times(x);
        }
        List<Value> wanted = new ArrayList<>(List.of(y));
        wanted.addAll(new ReverseMode().cotangents(y, x, List.of(x)));
        assertEquals(1, Executable.of(List.of(x), wanted, 1).length());
    }

    @Test
    void an_output_that_is_an_input_has_no_forward_passes() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 2);
        Tensor one = Tensor.of(Shape.of(2), 1.0, 2);
        assertEquals(
                List.of(one, one), Executable.of(List.of(x), List.of(x, x), 1).run(List.of(one)));
        assertEquals(List.of(), Executable.of(List.of(), List.of(), 1).run(List.of()));
    }

    @Test
    void repeats_are_counted_from_0() {
        complains("a pass cannot be repeated -1 times; 0 is never", () -> Executable.of(List.of(), List.of(), -1));
    }
}
