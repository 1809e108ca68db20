package org.adjudge.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** Evaluates a graph node by node: only what the wanted values need, and each value freed after its last use. */
public final class Interpreter {
    private Interpreter() {}

    /**
     * The values of {@code wanted}, all of one graph.
     *
     * @param bindings a tensor for each input that is needed, of the input's type
     * @throws IllegalArgumentException if an input is not bound, or to a tensor of another type
     */
    public static List<Tensor> run(Map<Value, Tensor> bindings, List<Value> wanted) {
        return run(bindings, wanted, live -> {});
    }

    /** As {@link #run(Map, List)}; after each node, {@code observer} is told how many values are held. */
    static List<Tensor> run(Map<Value, Tensor> bindings, List<Value> wanted, IntConsumer observer) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Graph graph = wanted.get(0).graph();
        for (Value value : wanted) {
            if (value.graph() != graph) {
                throw new IllegalArgumentException(
                        "the wanted values " + wanted.get(0) + " and " + value + " belong to different graphs");
            }
        }
        int[] uses = uses(graph, wanted);
        Map<Value, Tensor> live = new HashMap<>();
        for (int id = 0; id < uses.length; id++) {
            if (uses[id] > 0) {
                Node node = graph.node(id);
                List<Tensor> outputs = outputs(graph, node, bindings, live);
                for (int k = 0; k < outputs.size(); k++) {
                    live.put(new Value(graph, id, k), outputs.get(k));
                }
                for (Value input : node.inputs()) {
                    release(input, uses, graph, live);
                }
                observer.accept(live.size());
            }
        }
        return wanted.stream().map(live::get).toList();
    }

    /** How often each node is used by nodes that are needed, or wanted; 0 if it is not needed. */
    private static int[] uses(Graph graph, List<Value> wanted) {
        int last = wanted.stream().mapToInt(Value::id).max().orElseThrow();
        int[] uses = new int[last + 1];
        wanted.forEach(v -> uses[v.id()]++);
        for (int id = last; id >= 0; id--) {
            if (uses[id] > 0) {
                graph.node(id).inputs().forEach(v -> uses[v.id()]++);
            }
        }
        return uses;
    }

    private static void release(Value input, int[] uses, Graph graph, Map<Value, Tensor> live) {
        if (--uses[input.id()] == 0) {
            for (int k = 0; k < graph.node(input.id()).outputs().size(); k++) {
                live.remove(new Value(graph, input.id(), k));
            }
        }
    }

    private static List<Tensor> outputs(Graph graph, Node node, Map<Value, Tensor> bindings, Map<Value, Tensor> live) {
        if (node.op() instanceof Input input) {
            Tensor bound = bindings.get(new Value(graph, node.id(), 0));
            if (bound == null) {
                throw new IllegalArgumentException("no value bound to input '" + input.label() + "'; bound inputs are "
                        + bindings.keySet().stream()
                                .filter(v -> v.node().op() instanceof Input)
                                .map(Value::inputName)
                                .sorted()
                                .toList());
            }
            if (!TensorType.of(bound).equals(input.type())) {
                throw new IllegalArgumentException("input '" + input.label() + "' is " + input.type()
                        + ", but the tensor bound to it is " + TensorType.of(bound));
            }
            return List.of(bound);
        }
        List<Tensor> inputs = new ArrayList<>();
        for (Value value : node.inputs()) {
            Tensor tensor = live.get(value);
            if (tensor == null) {
                throw new AssertionError("value " + value + " was freed before its last use");
            }
            inputs.add(tensor);
        }
        return node.op().eval(inputs);
    }
}
