package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * An append-only list of nodes. A node names only earlier nodes, so the list is the tape and its order is a topological
 * order; shapes and dtypes are known as soon as a node is appended, and a program that is wrong fails there.
 */
public final class Graph {
    private final List<Node> nodes = new ArrayList<>();
    /** By their names, in the order they were made. */
    private final Map<String, Value> inputs = new LinkedHashMap<>();

    /** An empty graph. */
    public Graph() {}

    /** A graph of the same nodes, which can grow without this one growing. */
    public Graph copy() {
        Graph copy = new Graph();
        for (Node node : nodes) {
            List<Value> inputs = node.inputs().stream().map(v -> v.in(copy)).toList();
            copy.nodes.add(new Node(node.id(), node.op(), inputs, node.outputs()));
        }
        inputs.forEach((name, value) -> copy.inputs.put(name, value.in(copy)));
        return copy;
    }

    /** The nodes in order; a read-only view. */
    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** The values that a node of this graph computes. */
    public List<Value> outputs(Node node) {
        List<Value> outputs = new ArrayList<>();
        for (int k = 0; k < node.outputs().size(); k++) {
            outputs.add(new Value(this, node.id(), k));
        }
        return List.copyOf(outputs);
    }

    /** Node {@code id}. */
    public Node node(int id) {
        return nodes.get(id);
    }

    /** A new input that a value is bound to at each evaluation. */
    public Value input(String name, DType dtype, int... extents) {
        if (input(name).isPresent()) {
            throw new IllegalArgumentException("an input named '" + name + "' exists already; names are unique");
        }
        return apply(new Input(name, new TensorType(dtype, Shape.of(extents))));
    }

    /** The input of a name. */
    public Optional<Value> input(String name) {
        return Optional.ofNullable(inputs.get(name));
    }

    /** All inputs, in the order they were made. */
    public List<Value> inputs() {
        return List.copyOf(inputs.values());
    }

    /** A constant. */
    public Value constant(Tensor value) {
        return apply(new Constant(value));
    }

    /** Applies an op that has one output. */
    public Value apply(Op op, Value... inputs) {
        return applyAll(op, List.of(inputs)).get(0);
    }

    /**
     * Applies an op.
     *
     * @return its outputs
     * @throws IllegalArgumentException if an input is of another graph, or the op does not take inputs of these types
     */
    public List<Value> applyAll(Op op, List<Value> inputs) {
        for (Value input : inputs) {
            if (input.graph() != this) {
                throw new IllegalArgumentException(
                        op.opName() + ": input " + input + " belongs to another graph; use values of one graph");
            }
        }
        List<TensorType> types = op.infer(inputs.stream().map(Value::type).toList());
        Node node = new Node(nodes.size(), op, inputs, types);
        nodes.add(node);
        if (op instanceof Input input) {
            this.inputs.put(input.label(), outputs(node).get(0));
        }
        return outputs(node);
    }
}
