package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.adjudge.ir.AddN;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing a graph, its gradient and preparing both takes work that grows as the nodes do; the work is counted, not timed. */
class PreparingTest {
    private static final int NODES = 200;
    private static final int FEW = 10;
    private static final Work.Loader COUNTING = new Work.Loader();

    /** Graphs of so many nodes, each large in a way of its own; to be loaded by {@link Work.Loader}. */
    enum Kind {
        ONE_PASS(n -> chain(n, (y, x) -> y.sin().times(x))),
        PRODUCTS(n -> chain(n, Value::matmul)),
        TWO_SPACES(n -> chain(n, (y, x) -> y.times(x).sum().times(x))),
        SPACES_IN_TURN(n ->
                chain(n, (y, x) -> y.plus(y.reshape(Shape.of(4)).exp().reshape(Shape.of(2, 2))))),
        EQUAL_NODES(n -> chain(n, (y, x) -> y.plus(x.matmul(x)))),
        VIEWS(n -> chain(n, (y, x) -> y.reshape(Shape.of(4)).reshape(Shape.of(2, 2)))),
        CONSTANTS(n -> chain(n, (y, x) -> y.times(y.like(y.id())))),
        LARGE_CONSTANTS(n -> chain(
                n,
                (y, x) -> y.plus(x.graph()
                        .constant(Tensor.full(DType.F64, Shape.of(100), 1))
                        .sum()))),
        DEAD_NODES(n -> {
            List<Value> wanted = chain(n, Value::matmul);
            return List.of(
                    wanted.get(0).graph().inputs().get(0),
                    wanted.get(0).graph().inputs().get(0).exp());
        }),
        MANY_USES(n -> {
            Value x = new Graph().input("x", DType.F64, 2, 2);
            List<Value> all =
                    IntStream.range(0, n).mapToObj(i -> x.times(i).matmul(x)).toList();
            return wanted(x.graph().applyAll(new AddN(), all).get(0), List.of(x));
        }),
        MANY_INPUTS(n -> {
            Graph graph = new Graph();
            List<Value> all = IntStream.range(0, n)
                    .mapToObj(i -> graph.input("x" + i, DType.F64, 2, 2))
                    .toList();
            return wanted(all.stream().reduce(Value::matmul).orElseThrow(), all);
        }),
        MANY_RESULTS(n -> {
            Value x = new Graph().input("x", DType.F64, 2, 2);
            return IntStream.range(0, n).mapToObj(i -> x.times(i).matmul(x)).toList();
        }),
        MANY_SIZES(n -> {
            Value x = new Graph().input("x", DType.F64, 1);
            List<Value> all = IntStream.range(0, n)
                    .mapToObj(i -> x.broadcastTo(Shape.of(1 + i % 50)).sin().sum())
                    .toList();
            return wanted(x.graph().applyAll(new AddN(), all).get(0), List.of(x));
        });

        private final IntFunction<List<Value>> wanted;

        Kind(IntFunction<List<Value>> wanted) {
            this.wanted = wanted;
        }

        private static List<Value> chain(int n, java.util.function.BinaryOperator<Value> step) {
            Value x = new Graph().input("x", DType.F64, 2, 2);
            Value y = x;
            for (int i = 0; i < n; i++) {
                y = step.apply(y, x);
            }
            return wanted(y, List.of(x));
        }

        private static List<Value> wanted(Value output, List<Value> wrt) {
            List<Value> all = new ArrayList<>(List.of(output));
            all.addAll(new ReverseMode().cotangents(output, output, wrt));
            return all;
        }
    }

    /** Called in the classes of {@link Work.Loader}. */
    public static final class Subject implements Runnable {
        private final Kind kind;
        private final int nodes;
        private final int repeats;

        /** By the name of a {@link Kind}. */
        public Subject(String kind, int nodes, int repeats) {
            this.kind = Kind.valueOf(kind);
            this.nodes = nodes;
            this.repeats = repeats;
        }

        @Override
        public void run() {
            List<Value> wanted = kind.wanted.apply(nodes);
            Executable.of(wanted.get(0).graph().inputs(), wanted, repeats);
        }
    }

    /** Looks at each node for each node; called in the classes of {@link Work.Loader}. */
    public static final class Quadratic implements Runnable {
        private final int nodes;

        /** A chain of so many. */
        public Quadratic(String kind, int nodes, int repeats) {
            this.nodes = nodes;
        }

        @Override
        public void run() {
            Graph graph = Kind.PRODUCTS.wanted.apply(nodes).get(0).graph();
            graph.nodes().forEach(node -> graph.nodes().forEach(Node::id));
        }
    }

    private static long work(Class<?> type, String kind, int nodes, int repeats) throws ReflectiveOperationException {
        Constructor<?> subject = COUNTING.loadClass(type.getName()).getConstructor(String.class, int.class, int.class);
        // what is done once, as classes are loaded, is not counted
        ((Runnable) subject.newInstance(kind, FEW, repeats)).run();
        Work.forget();
        ((Runnable) subject.newInstance(kind, nodes, repeats)).run();
        return Work.done();
    }

    /** Twice the nodes take twice the work; a tenth more for the steps of a binary search. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(Kind.class)
    void twice_the_nodes_take_twice_the_work(Kind kind) throws ReflectiveOperationException {
        for (int repeats : new int[] {0, 2}) {
            long once = work(Subject.class, kind.name(), NODES, repeats);
            long twice = work(Subject.class, kind.name(), 2 * NODES, repeats);
            assertTrue(once > NODES, "only " + once + " was counted");
            assertTrue(twice < 2.2 * once, twice + " for " + once + ", passes repeated " + repeats + " times");
        }
    }

    @Test
    void a_look_at_each_node_for_each_node_would_be_seen() throws ReflectiveOperationException {
        double once = work(Quadratic.class, "", NODES, 0);
        assertTrue(work(Quadratic.class, "", 2 * NODES, 0) > 3 * once);
    }
}
