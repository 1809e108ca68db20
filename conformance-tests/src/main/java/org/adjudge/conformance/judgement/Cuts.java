package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Interpreter;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * A black box opened: an engine that gives gradients of inputs alone is asked for the cotangent of any value by cutting the
 * graph there. What comes after the cut is a question of its own, in which the values that cross it are inputs.
 */
record Cuts(GradientEngine engine) implements GradientEngine {
    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public List<Tensor> primals(Problem problem, List<Value> values) {
        return engine.primals(problem, values);
    }

    @Override
    public Answer differentiate(Problem problem) {
        List<Value> inputs = problem.wrt().stream().filter(Cuts::isInput).toList();
        if (inputs.size() == problem.wrt().size()) {
            return engine.differentiate(problem);
        }
        Answer whole = engine.differentiate(problem.wrt(inputs));
        List<Tensor> gradients = problem.wrt().stream()
                .map(v -> isInput(v) ? whole.gradients().get(inputs.indexOf(v)) : cotangent(problem, v))
                .toList();
        return new Answer(whole.output(), gradients);
    }

    private Tensor cotangent(Problem problem, Value value) {
        return engine.differentiate(rest(problem, value)).gradients().get(0);
    }

    /** The question about what comes after a value, which is an input of it. */
    static Problem rest(Problem problem, Value cut) {
        Graph graph = new Graph();
        Map<Value, Value> copies = new HashMap<>();
        Map<Value, Tensor> bound = new HashMap<>();
        become(cut, problem, graph, copies, bound);
        for (Node node : Ancestry.of(problem.output())) {
            if (node.id() > cut.id()) {
                node.inputs().forEach(v -> become(v, problem, graph, copies, bound));
                List<Value> inputs = node.inputs().stream().map(copies::get).toList();
                List<Value> old = problem.graph().outputs(node);
                if (node.op() instanceof Input) {
                    become(old.get(0), problem, graph, copies, bound);
                } else {
                    List<Value> outputs = graph.applyAll(node.op(), inputs);
                    for (int k = 0; k < outputs.size(); k++) {
                        copies.put(old.get(k), outputs.get(k));
                    }
                }
            }
        }
        become(problem.output(), problem, graph, copies, bound); // if it is another output of the node that was cut
        Value output = Objects.requireNonNull(copies.get(problem.output()));
        Value wrt = Objects.requireNonNull(copies.get(cut));
        return new Problem(graph, output, bound, problem.seed(), List.of(wrt));
    }

    /** Makes a value that is not there yet an input, or a constant if it was one. */
    private static void become(
            Value value, Problem problem, Graph graph, Map<Value, Value> copies, Map<Value, Tensor> bound) {
        if (copies.containsKey(value)) {
            return;
        }
        if (value.node().op() instanceof Constant constant) {
            copies.put(value, graph.constant(constant.value()));
            return;
        }
        String name = isInput(value) ? value.inputName() : "cut" + value.id() + "_" + value.output();
        Value input = graph.input(name, value.dtype(), value.shape().extents());
        copies.put(value, input);
        bound.put(input, Interpreter.run(problem.inputs(), List.of(value)).get(0));
    }

    private static boolean isInput(Value value) {
        return value.node().op() instanceof Input;
    }
}
