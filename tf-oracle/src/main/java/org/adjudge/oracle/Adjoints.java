package org.adjudge.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
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

    /**
     * The adjoints of {@code xs}, for the cotangent {@code seed} of {@code y}.
     *
     * <p>TensorFlow refuses all of xs if one is not reachable from y, and answers for the same node only once; so it is asked
     * for the reachable ones, each once. It says "no gradient" with the output index -1. The seed is explicit, because the
     * default one is an OnesLike, which has no gradient itself.
     *
     * @throws RuntimeException TensorFlow's, if an op on the way has no gradient
     */
    static List<Adjoint> of(NativeGraph graph, Output<?> y, List<Optional<Output<?>>> xs, Output<?> seed) {
        Set<String> reachable = reachable(y);
        Set<Output<?>> asked = new LinkedHashSet<>();
        xs.forEach(x -> x.filter(node -> reachable.contains(node.op().name())).ifPresent(asked::add));
        Map<Output<?>, Adjoint> answers = ask(graph, y, List.copyOf(asked), seed);
        List<Adjoint> adjoints = new ArrayList<>();
        for (Optional<Output<?>> x : xs) {
            adjoints.add(x.map(answers::get).orElse(Adjoint.none(UNREACHABLE)));
        }
        return adjoints;
    }

    /** The same where some fail: all are asked for together, or if that fails, each alone. */
    static List<Adjoint> inParts(NativeGraph graph, Output<?> y, List<Optional<Output<?>>> xs, Output<?> seed) {
        try {
            return of(graph, y, xs, seed);
        } catch (RuntimeException e) {
            return xs.size() == 1
                    ? List.of(Adjoint.failed(e))
                    : xs.stream()
                            .map(x -> inParts(graph, y, List.of(x), seed).get(0))
                            .toList();
        }
    }

    private static Map<Output<?>, Adjoint> ask(NativeGraph graph, Output<?> y, List<Output<?>> xs, Output<?> seed) {
        Map<Output<?>, Adjoint> answers = new HashMap<>();
        if (xs.isEmpty()) {
            return answers;
        }
        Gradients gradients = graph.tf().gradients(y, xs, Gradients.dx(List.of(seed)));
        for (int i = 0; i < xs.size(); i++) {
            Output<?> dy = gradients.dy(i);
            answers.put(xs.get(i), dy.index() < 0 ? Adjoint.none(STOPPED) : Adjoint.at(dy));
        }
        return answers;
    }

    /** The names of the ops that {@code y} depends on. */
    private static Set<String> reachable(Output<?> y) {
        Set<String> found = new HashSet<>(Set.of(y.op().name()));
        Deque<GraphOperation> open = new ArrayDeque<>();
        open.add((GraphOperation) y.op());
        while (!open.isEmpty()) {
            for (Operand<?> input : open.remove().inputs()) {
                GraphOperation op = (GraphOperation) input.asOutput().op();
                if (found.add(op.name())) {
                    open.add(op);
                }
            }
        }
        return found;
    }
}
