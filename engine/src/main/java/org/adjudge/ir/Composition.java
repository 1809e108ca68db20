package org.adjudge.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.adjudge.tensor.Tensor;

/** What an op computes whose rule is a composition of other ops: the value of that composition, so that both say the same. */
final class Composition {
    private Composition() {}

    /** The value of a text for these inputs. */
    static Tensor value(List<Tensor> inputs, Function<List<Value>, Value> text) {
        Graph graph = new Graph();
        Value result = text.apply(inputs.stream().map(graph::constant).toList());
        List<List<Tensor>> values = new ArrayList<>();
        for (Node node : graph.nodes()) {
            values.add(node.op()
                    .eval(node.inputs().stream()
                            .map(v -> values.get(v.id()).get(v.output()))
                            .toList()));
        }
        return values.get(result.id()).get(result.output());
    }
}
