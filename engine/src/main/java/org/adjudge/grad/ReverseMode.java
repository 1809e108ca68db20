package org.adjudge.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/**
 * Reverse mode as a transformation of a graph: writes the cotangents of some values into the graph that holds them
 * (Griewank and Walther 2008, §3.2; JAX's autodidax, part 4).
 *
 * <p>The tape is walked from the output back. When a node is reached, all of its users have been passed, so its cotangent
 * is complete: the sum of what they contributed. The node's VJP rule turns it into contributions to the node's inputs.
 * What a broadcast op's rule returns is summed back to the input's shape here, and nowhere else.
 */
public final class ReverseMode {
    private final VjpRules rules;
    private final boolean judged;

    /** With every op's own rule. */
    public ReverseMode() {
        this(VjpRules.OWN);
    }

    /** With some rules replaced. */
    public ReverseMode(VjpRules rules) {
        this(rules, false);
    }

    /** Before a judge, a replaced rule's result of a wrong type is no error: it is evidence. */
    ReverseMode(VjpRules rules, boolean judged) {
        this.rules = rules;
        this.judged = judged;
    }

    /**
     * The cotangents of {@code wrt}, given that of {@code output}; appended to the graph. A value that the output does not
     * depend on, or only through ops that pass no cotangent, gets zeros.
     *
     * @param seed the cotangent of the output, of its type
     */
    public List<Value> cotangents(Value output, Value seed, List<Value> wrt) {
        if (!seed.type().equals(output.type())) {
            throw new IllegalArgumentException(
                    "the seed is " + seed.type() + ", but the output is " + output.type() + "; they must be equal");
        }
        Graph graph = output.graph();
        requireOneGraph(graph, seed, wrt);
        boolean[] active = activeNodes(graph, output.id(), wrt);
        Map<Value, Value> cotangents = new HashMap<>();
        cotangents.put(output, seed);
        for (int id = output.id(); id >= 0; id--) {
            if (active[id]) {
                propagate(graph, graph.node(id), active, cotangents);
            }
        }
        List<Value> result = new ArrayList<>();
        for (Value value : wrt) {
            Value cotangent = cotangents.get(value);
            result.add(cotangent == null ? value.zerosLike() : cotangent);
        }
        return result;
    }

    private static void requireOneGraph(Graph graph, Value seed, List<Value> wrt) {
        if (seed.graph() != graph) {
            throw new IllegalArgumentException("the seed " + seed + " belongs to another graph than the output");
        }
        for (Value value : wrt) {
            if (value.graph() != graph) {
                throw new IllegalArgumentException(
                        "gradient of " + value + ": it belongs to another graph than the output");
            }
        }
    }

    /** Which nodes up to {@code last} a wrt can be reached from: only they need a cotangent. */
    private static boolean[] activeNodes(Graph graph, int last, List<Value> wrt) {
        boolean[] active = new boolean[last + 1];
        for (Value value : wrt) {
            if (value.id() <= last) {
                active[value.id()] = true;
            }
        }
        for (int id = 0; id <= last; id++) {
            for (Value input : graph.node(id).inputs()) {
                active[id] |= active[input.id()];
            }
        }
        return active;
    }

    /** Turns the cotangents of a node's outputs, complete by now, into contributions to those of its inputs. */
    private void propagate(Graph graph, Node node, boolean[] active, Map<Value, Value> cotangents) {
        List<Value> outputs = graph.outputs(node);
        if (outputs.stream().noneMatch(cotangents::containsKey)) {
            return;
        }
        List<Value> complete = new ArrayList<>();
        for (Value output : outputs) {
            Value cotangent = cotangents.get(output);
            complete.add(cotangent == null ? output.zerosLike() : cotangent);
        }
        for (int k = 0; k < node.inputs().size(); k++) {
            Value input = node.inputs().get(k);
            boolean passes = node.op().differentiable(k) || rules.replaces(node);
            if (active[input.id()] && input.dtype().isFloating() && passes) {
                Value cotangent = rules.vjp(node, k, outputs, complete);
                Value contribution =
                        judged && rules.replaces(node) ? asGiven(node, k, cotangent) : checked(node, k, cotangent);
                cotangents.merge(input, contribution, Value::plus);
            }
        }
    }

    /** The rule's result as a cotangent of input {@code k}, or a complaint that names the op. */
    private static Value checked(Node node, int k, Value result) {
        Value input = node.inputs().get(k);
        boolean fits = result.shape().equals(input.shape()) || repeats(node.op(), input.shape(), result.shape());
        if (!fits || result.dtype() != input.dtype()) {
            throw new IllegalStateException("the VJP rule of '" + node.op().opName() + "' returned " + result.type()
                    + " for input " + k + ", which is " + input.type()
                    + "; a cotangent has its primal's dtype and shape");
        }
        return result.unbroadcast(input.shape());
    }

    /** What a rule that replaces an op's own returns; of a wrong type if it is: that is for the judge to say. */
    private static Value asGiven(Node node, int k, Value result) {
        Shape shape = node.inputs().get(k).shape();
        return repeats(node.op(), shape, result.shape()) ? result.unbroadcast(shape) : result;
    }

    /** Whether the op may have repeated an input of this shape to that of the cotangent. */
    private static boolean repeats(Op op, Shape input, Shape cotangent) {
        if (!op.broadcasts() || !input.broadcastsTo(cotangent)) {
            return false;
        }
        int fixed = op.unbroadcastAxes();
        return input.slice(input.rank() - fixed, input.rank())
                .equals(cotangent.slice(cotangent.rank() - fixed, cotangent.rank()));
    }
}
