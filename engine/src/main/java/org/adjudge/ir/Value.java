package org.adjudge.ir;

import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * An output of a node, and the fluent way to write more of the graph: {@code x.matmul(y).matmul(z)}. Each method appends
 * to the graph and fails there if shapes or dtypes do not fit; the op's own type says what it computes.
 *
 * <p>Two values are equal if they are the same output of the same node of the same graph.
 */
public record Value(Graph graph, int id, int output) implements ElementwiseMethods, ReducingMethods, MovingMethods {
    /** The node that computes it. */
    public Node node() {
        return graph.node(id);
    }

    /** The dtype and shape. */
    public TensorType type() {
        return node().outputs().get(output);
    }

    /** The shape. */
    public Shape shape() {
        return type().shape();
    }

    /** The dtype. */
    public DType dtype() {
        return type().dtype();
    }

    /** The same output of the same node in a graph that begins with this graph's nodes. */
    public Value in(Graph other) {
        return new Value(other, id, output);
    }

    /** The name of an input. */
    public String inputName() {
        if (node().op() instanceof Input input) {
            return input.label();
        }
        throw new IllegalStateException("%" + id + " is not an input");
    }

    /** A scalar constant of this dtype. */
    public Value like(double number) {
        return graph.constant(Tensor.scalar(dtype(), number));
    }

    /** Zeros of this type. */
    public Value zerosLike() {
        return like(0).broadcastTo(shape());
    }

    /** Whether it is what {@link #zerosLike} writes: zeros before anything is computed. */
    boolean isZeros() {
        Node node = node();
        if (!(node.op() instanceof BroadcastTo)) {
            return false;
        }
        Op source = node.inputs().get(0).node().op();
        return source instanceof Constant constant
                && constant.value().size() == 1
                && constant.value().get(0) == 0;
    }

    /** Identity within a graph: cheap, where the record's own would compare graphs by their nodes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Value v && graph == v.graph && id == v.id && output == v.output;
    }

    @Override
    public int hashCode() {
        return 31 * id + output;
    }

    /** {@code %3: f32[2, 2]}. */
    @Override
    public String toString() {
        return "%" + id + (output == 0 ? "" : "." + output) + ": " + type();
    }
}
