package org.adjudge.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.op.core.Gradients;

/** {@code tf.gradients}, asked so that it answers for each x alone. */
final class Adjoints {
    static final String UNREACHABLE = "the output does not depend on it";
    static final String STOPPED = "no cotangent passes on any path from the output to it";

    private Adjoints() {}

    /** One adjoint: a node, or what there is instead. */
    record Adjoint(Optional<Output<?>> node, Optional<Outcome> otherwise) {
        static Adjoint at(Output<?> node) {
            return new Adjoint(Optional.of(node), Optional.empty());
        }

        static Adjoint none(String why) {
            return new Adjoint(Optional.empty(), Optional.of(new Outcome.None(why)));
        }

        boolean hasFailed() {
            return otherwise.filter(o -> o instanceof Outcome.Failed).isPresent();
        }

        private static Adjoint failed(RuntimeException e) {
            return new Adjoint(Optional.empty(), Optional.of(Outcome.Failed.of(e)));
        }
    }

    /** What is sought: the adjoints of {@code xs}, for the cotangent {@code seed} of {@code y}. */
    record Sought(Output<?> y, List<Optional<Output<?>>> xs, Output<?> seed) {}

    /**
     * The adjoints of what depends on nothing in common, all asked for at once: to answer, TensorFlow looks through the whole graph.
     *
     * <p>TensorFlow refuses all of xs if one is not reachable from y, and answers for the same node only once; so it is asked
     * for the reachable ones, each once. It says "no gradient" with the output index -1. The seed is explicit, because the
     * default one is an OnesLike, which has no gradient itself.
     *
     * @return by what is sought, and by x
     * @throws RuntimeException TensorFlow's, if an op on the way has no gradient
     */
    static List<List<Adjoint>> of(NativeGraph graph, List<Sought> all) {
        Set<Output<?>> asked = new LinkedHashSet<>();
        List<Output<?>> ys = new ArrayList<>();
        List<Output<?>> seeds = new ArrayList<>();
        for (Sought sought : all) {
            Set<Operation> reachable = reachable(sought.y());
            List<Output<?>> xs = sought.xs().stream()
                    .<Output<?>>flatMap(Optional::stream)
                    .filter(x -> reachable.contains(x.op()))
                    .toList();
            if (!xs.isEmpty()) {
                asked.addAll(xs);
                ys.add(sought.y());
                seeds.add(sought.seed());
            }
        }
        Map<Output<?>, Adjoint> answers = ask(graph, ys, List.copyOf(asked), seeds);
        Adjoint none = Adjoint.none(UNREACHABLE);
        return all.stream()
                .map(sought -> sought.xs().stream()
                        .map(x ->
                                x.map(node -> answers.getOrDefault(node, none)).orElse(none))
                        .toList())
                .toList();
    }

    /** The adjoints of one y. */
    static List<Adjoint> of(NativeGraph graph, Output<?> y, List<Optional<Output<?>>> xs, Output<?> seed) {
        return of(graph, List.of(new Sought(y, xs, seed))).get(0);
    }

    /** The same where some fail: those that may not are asked for together, or if that fails, in halves; and of one y at last each x alone. */
    static List<List<Adjoint>> inParts(NativeGraph graph, List<Sought> all) {
        if (all.size() == 1) {
            return List.of(inParts(graph, all.get(0)));
        }
        Map<Boolean, List<Sought>> byHope = all.stream().collect(Collectors.partitioningBy(Adjoints::mayHaveAll));
        Map<Sought, List<Adjoint>> answers = new HashMap<>();
        // first those that fail: that leaves the graph as it was, as small as it is now
        byHope.getOrDefault(false, List.of()).forEach(s -> answers.put(s, inParts(graph, s)));
        inHalves(graph, byHope.getOrDefault(true, List.of()), answers);
        return all.stream().map(s -> Objects.requireNonNull(answers.get(s))).toList();
    }

    private static void inHalves(NativeGraph graph, List<Sought> all, Map<Sought, List<Adjoint>> answers) {
        if (all.size() == 1) {
            answers.put(all.get(0), inParts(graph, all.get(0)));
            return;
        }
        try {
            List<List<Adjoint>> adjoints = of(graph, all);
            for (int i = 0; i < all.size(); i++) {
                answers.put(all.get(i), adjoints.get(i));
            }
        } catch (RuntimeException e) {
            int half = all.size() / 2;
            inHalves(graph, all.subList(0, half), answers);
            inHalves(graph, all.subList(half, all.size()), answers);
        }
    }

    private static List<Adjoint> inParts(NativeGraph graph, Sought sought) {
        try {
            return of(graph, List.of(sought)).get(0);
        } catch (RuntimeException e) {
            return sought.xs().size() == 1
                    ? List.of(Adjoint.failed(e))
                    : sought.xs().stream()
                            .map(x -> inParts(graph, new Sought(sought.y(), List.of(x), sought.seed()))
                                    .get(0))
                            .toList();
        }
    }

    /** Whether every op that y depends on has a gradient, as far as its name tells. */
    private static boolean mayHaveAll(Sought sought) {
        return reachable(sought.y()).stream()
                .filter(op -> ((GraphOperation) op).numInputs() > 0)
                .allMatch(op -> GradientRegistry.has(op.type()));
    }

    private static Map<Output<?>, Adjoint> ask(
            NativeGraph graph, List<Output<?>> ys, List<Output<?>> xs, List<Output<?>> seeds) {
        Map<Output<?>, Adjoint> answers = new HashMap<>();
        if (xs.isEmpty()) {
            return answers;
        }
        Gradients gradients = Gradients.create(graph.tf().scope(), ys, xs, Gradients.dx(seeds));
        for (int i = 0; i < xs.size(); i++) {
            Output<?> dy = gradients.dy(i);
            answers.put(xs.get(i), dy.index() < 0 ? Adjoint.none(STOPPED) : Adjoint.at(dy));
        }
        return answers;
    }

    /** The ops that {@code y} depends on. */
    private static Set<Operation> reachable(Output<?> y) {
        Set<Operation> found = new HashSet<>(Set.of(y.op()));
        Deque<GraphOperation> open = new ArrayDeque<>();
        open.add((GraphOperation) y.op());
        while (!open.isEmpty()) {
            for (Operand<?> input : open.remove().inputs()) {
                GraphOperation op = (GraphOperation) input.asOutput().op();
                if (found.add(op)) {
                    open.add(op);
                }
            }
        }
        return found;
    }
}
