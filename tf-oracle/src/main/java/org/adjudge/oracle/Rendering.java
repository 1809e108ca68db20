package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/**
 * Values of a graph written into a TensorFlow graph of their own, with all that they depend on and nothing else. Inputs are
 * placeholders of the bound tensors' types.
 */
final class Rendering implements AutoCloseable {
    /** What stands between a value and its users: nothing, or a disturbance. */
    @FunctionalInterface
    interface Coupling {
        /** The value as it was computed. */
        Coupling DIRECT = (graph, value, computed) -> computed;

        /** What the users see of it. */
        Output<?> couple(NativeGraph graph, Value value, Output<?> computed);

        /**
         * What one user sees, if it is not what all of them do.
         *
         * @param slot which of its inputs
         */
        default Output<?> seenBy(NativeGraph graph, Node user, int slot, Output<?> computed, Output<?> seen) {
            return seen;
        }

        /** A seed or a direction, as the question gives it. */
        default Output<?> given(NativeGraph graph, Tensor tensor) {
            return graph.constant(tensor);
        }
    }

    private final NativeGraph graph;
    private final Precision precision;
    private final Coupling coupling;
    private final Map<Value, Output<?>> computed = new LinkedHashMap<>();
    private final Map<Value, Output<?>> seen = new HashMap<>();
    private final Map<Output<?>, Tensor> feeds = new LinkedHashMap<>();
    private final Map<Integer, List<String>> opTypes = new HashMap<>();

    private Rendering(NativeGraph graph, Precision precision, Coupling coupling) {
        this.graph = graph;
        this.precision = precision;
        this.coupling = coupling;
    }

    /** The wanted values of one graph, with tensors bound to the inputs. */
    static Rendering of(Map<Value, Tensor> inputs, List<Value> wanted, Precision precision, Coupling coupling) {
        NativeGraph graph = NativeGraph.of(precision);
        try {
            return in(graph, inputs, wanted, precision, coupling);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** The same in a graph of the caller's, who closes it. */
    static Rendering in(
            NativeGraph graph, Map<Value, Tensor> inputs, List<Value> wanted, Precision precision, Coupling coupling) {
        Rendering rendering = new Rendering(graph, precision, coupling);
        if (!wanted.isEmpty()) {
            rendering.write(wanted.get(0).graph(), ancestors(wanted), inputs);
        }
        return rendering;
    }

    /** The nodes that the values depend on. */
    private static Set<Integer> ancestors(List<Value> wanted) {
        Set<Integer> needed = new HashSet<>();
        wanted.forEach(v -> needed.add(v.id()));
        int last = wanted.stream().mapToInt(Value::id).max().orElse(-1);
        for (int id = last; id >= 0; id--) {
            if (needed.contains(id)) {
                wanted.get(0).graph().node(id).inputs().forEach(v -> needed.add(v.id()));
            }
        }
        return needed;
    }

    private void write(Graph source, Set<Integer> needed, Map<Value, Tensor> inputs) {
        for (int id : needed.stream().sorted().toList()) {
            Node node = source.node(id);
            int before = graph.types().size();
            List<Output<?>> outputs = node.op() instanceof Input input
                    ? List.of(bind(input, inputs.get(new Value(source, id, 0))))
                    : node.op().accept(new Translation(graph, precision, seenBy(node)));
            if (!(node.op() instanceof Input)) {
                opTypes.put(
                        id,
                        List.copyOf(graph.types().subList(before, graph.types().size())));
            }
            for (int k = 0; k < outputs.size(); k++) {
                Value value = new Value(source, id, k);
                computed.put(value, outputs.get(k));
                seen.put(value, coupling.couple(graph, value, outputs.get(k)));
            }
        }
    }

    private Output<?> bind(Input input, @Nullable Tensor bound) {
        if (bound == null) {
            throw new IllegalArgumentException("no value bound to input '" + input.label() + "'");
        }
        Tensor value = precision.of(bound);
        Output<?> placeholder = graph.placeholder(value.dtype(), Tensors.toTensorFlow(value.shape()));
        feeds.put(placeholder, value);
        return placeholder;
    }

    private List<Output<?>> seenBy(Node user) {
        List<Output<?>> outputs = new ArrayList<>();
        for (int slot = 0; slot < user.inputs().size(); slot++) {
            Value v = user.inputs().get(slot);
            outputs.add(coupling.seenBy(graph, user, slot, computed(v).orElseThrow(), seen(v)));
        }
        return outputs;
    }

    /** A seed or a direction. */
    Output<?> given(Tensor tensor) {
        return coupling.given(graph, precision.of(tensor));
    }

    /** The graph that the values are written in. */
    NativeGraph graph() {
        return graph;
    }

    /** The value as its op computes it, if it was wanted or something wanted depends on it. */
    Optional<Output<?>> computed(Value value) {
        return Optional.ofNullable(computed.get(value));
    }

    /** All values written, as their ops compute them, in order. */
    Map<Value, Output<?>> computed() {
        return computed;
    }

    /** The TensorFlow ops that each node was written as, by its id; none for an input or a constant. */
    Map<Integer, List<String>> opTypes() {
        return opTypes;
    }

    /** The value as its users see it. */
    Output<?> seen(Value value) {
        Output<?> output = seen.get(value);
        if (output == null) {
            throw new AssertionError(value + " was not written");
        }
        return output;
    }

    /** The bound inputs, in order: feed them at each run. */
    Map<Output<?>, Tensor> feeds() {
        return feeds;
    }

    /** The bound inputs, and what has passed a stop_gradient: that does not move, as no cotangent passes it. */
    Map<Output<?>, Tensor> frozen() {
        List<Output<?>> stopped = computed.entrySet().stream()
                .filter(e -> e.getKey().node().op() == Unary.STOP_GRADIENT)
                .<Output<?>>map(Map.Entry::getValue)
                .toList();
        Map<Output<?>, Tensor> frozen = new HashMap<>(feeds);
        List<Tensor> values = graph.run(feeds, stopped);
        IntStream.range(0, stopped.size()).forEach(i -> frozen.put(stopped.get(i), values.get(i)));
        return frozen;
    }

    /** Closes the graph. */
    @Override
    public void close() {
        graph.close();
    }
}
