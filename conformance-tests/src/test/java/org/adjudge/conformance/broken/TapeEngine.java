package org.adjudge.conformance.broken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Interpreter;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Application;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * A second engine, deliberately different: it computes each cotangent at once, as a number, instead of writing a graph.
 * As it stands it is right; its steps can be overridden one by one with wrong ones.
 */
class TapeEngine implements GradientEngine {
    @Override
    public String name() {
        return getClass().getSimpleName();
    }

    @Override
    public Answer differentiate(Problem problem) {
        if (problem.order() != 1) {
            throw new UnsupportedOperationException("second order");
        }
        Graph graph = problem.graph();
        if (graph.nodes().stream().anyMatch(n -> n.outputs().size() != 1)) {
            throw new UnsupportedOperationException("ops of several outputs");
        }
        List<Value> all = graph.nodes().stream()
                .limit(problem.output().id() + 1)
                .map(n -> new Value(graph, n.id(), 0))
                .toList();
        Map<Value, Tensor> primals = new HashMap<>();
        List<Tensor> values = Interpreter.run(problem.inputs(), all);
        for (int i = 0; i < all.size(); i++) {
            primals.put(all.get(i), values.get(i));
        }
        Map<Value, Tensor> cotangents = new HashMap<>(Map.of(problem.output(), seed(problem.seed())));
        start(problem.wrt());
        traverse(problem.output(), primals, cotangents);
        List<Tensor> gradients = new ArrayList<>();
        for (Value value : problem.wrt()) {
            Tensor cotangent = cotangents.get(value);
            gradients.add(
                    cotangent == null ? Tensor.full(value.dtype(), value.shape(), 0) : complete(value, cotangent));
        }
        Tensor output = primals.get(problem.output());
        if (output == null) {
            throw new AssertionError("the output has no primal");
        }
        return new Answer(output, gradients);
    }

    @Override
    public List<Tensor> primals(Problem problem, List<Value> values) {
        return Interpreter.run(problem.inputs(), values);
    }

    /** The cotangent of the output. */
    Tensor seed(Tensor asked) {
        return asked;
    }

    /** Called before each run, with the values whose cotangents will be read at its end. */
    void start(List<Value> wrt) {}

    /** Visits the nodes from the output back; when one is visited all of its users have been. */
    void traverse(Value output, Map<Value, Tensor> primals, Map<Value, Tensor> cotangents) {
        for (int id = output.id(); id >= 0; id--) {
            visit(output.graph().node(id), primals, cotangents);
        }
    }

    /** Passes a node's cotangent on to its inputs. */
    final void visit(Node node, Map<Value, Tensor> primals, Map<Value, Tensor> cotangents) {
        if (node.inputs().isEmpty()) {
            return;
        }
        Value value = new Value(node.inputs().get(0).graph(), node.id(), 0);
        Tensor total = cotangents.get(value);
        if (total == null) {
            return;
        }
        Tensor cotangent = complete(value, total);
        for (int k = 0; k < node.inputs().size(); k++) {
            Value input = node.inputs().get(k);
            if (input.dtype().isFloating() && node.op().differentiable(k)) {
                accumulate(cotangents, node, input, contribution(node, k, primals, value, cotangent));
            }
        }
        visited(node, cotangent);
    }

    /** Called when a node's cotangent has been passed on. */
    void visited(Node node, Tensor cotangent) {}

    /** What a value's cotangent is when all contributions have been added. */
    Tensor complete(Value value, Tensor total) {
        return total;
    }

    /** Adds what a user contributes to the cotangent of a value. */
    void accumulate(Map<Value, Tensor> cotangents, Node user, Value input, Tensor contribution) {
        cotangents.merge(input, contribution, TapeEngine::sum);
    }

    /** The VJP rule of input {@code k}. */
    Value rule(Node node, int k, Application application) {
        return node.op().vjp(k, application);
    }

    /** Sums a cotangent back to the shape of its primal. */
    Value unbroadcast(Node node, int k, Value cotangent, Shape shape) {
        return cotangent.unbroadcast(shape);
    }

    private Tensor contribution(Node node, int k, Map<Value, Tensor> primals, Value value, Tensor cotangent) {
        Graph graph = new Graph();
        List<Value> inputs = node.inputs().stream()
                .map(v -> graph.constant(known(primals, v)))
                .toList();
        Value output = graph.constant(known(primals, value));
        Application application = new Application(inputs, List.of(output), List.of(graph.constant(cotangent)));
        Value result =
                unbroadcast(node, k, rule(node, k, application), inputs.get(k).shape());
        return Interpreter.run(Map.of(), List.of(result)).get(0);
    }

    private static Tensor known(Map<Value, Tensor> primals, Value value) {
        Tensor tensor = primals.get(value);
        if (tensor == null) {
            throw new AssertionError("no primal of " + value);
        }
        return tensor;
    }

    static Tensor sum(Tensor a, Tensor b) {
        Graph graph = new Graph();
        return Interpreter.run(Map.of(), List.of(graph.constant(a).plus(graph.constant(b))))
                .get(0);
    }
}
