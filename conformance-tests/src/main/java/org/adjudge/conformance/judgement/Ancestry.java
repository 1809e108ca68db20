package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** The part of a graph that an output depends on. */
final class Ancestry {
    private Ancestry() {}

    /** The nodes that the output depends on, itself included, in order. */
    static List<Node> of(Value output) {
        Graph graph = output.graph();
        boolean[] needed = new boolean[output.id() + 1];
        needed[output.id()] = true;
        for (int id = output.id(); id >= 0; id--) {
            if (needed[id]) {
                graph.node(id).inputs().forEach(v -> needed[v.id()] = true);
            }
        }
        return graph.nodes().subList(0, needed.length).stream()
                .filter(n -> needed[n.id()])
                .toList();
    }

    /** Their values, in order. */
    static List<Value> values(Value output) {
        List<Value> values = new ArrayList<>();
        for (Node node : of(output)) {
            values.addAll(output.graph().outputs(node));
        }
        return values;
    }

    /** What Adjudge computes for all values that a case's output depends on. */
    static Map<Value, Tensor> primals(Case subject) {
        List<Value> values = values(subject.output());
        return paired(values, Interpreter.run(subject.inputs(), values));
    }

    /** Each value with its tensor. */
    static Map<Value, Tensor> paired(List<Value> values, List<Tensor> tensors) {
        Map<Value, Tensor> paired = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            paired.put(values.get(i), tensors.get(i));
        }
        return paired;
    }

    /** The floating values among them that a cotangent can be asked of. */
    static List<Value> floating(Value output) {
        return values(output).stream()
                .filter(v -> v.dtype().isFloating() && !(v.node().op() instanceof Constant))
                .toList();
    }
}
