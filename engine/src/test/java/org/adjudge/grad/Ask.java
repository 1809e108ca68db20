package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** Short questions to the engine, and what two tensors that agree have in common. */
final class Ask {
    private Ask() {}

    /** Gradients of all inputs of the output's graph, bound in their order; the seed is ones. */
    static Answer ones(Value output, Tensor... inputs) {
        return seeded(output, Tensor.full(output.dtype(), output.shape(), 1), inputs);
    }

    /** Gradients of all inputs of the output's graph, bound in their order. */
    static Answer seeded(Value output, Tensor seed, Tensor... inputs) {
        Graph graph = output.graph();
        List<Value> wrt =
                graph.inputs().stream().filter(v -> v.dtype().isFloating()).toList();
        return new AdjudgeEngine().differentiate(new Problem(graph, output, bound(graph, inputs), seed, wrt));
    }

    /** The inputs of a graph bound in their order. */
    static Map<Value, Tensor> bound(Graph graph, Tensor... inputs) {
        Map<Value, Tensor> bindings = new HashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            bindings.put(graph.inputs().get(i), inputs[i]);
        }
        return bindings;
    }

    /** Equal elements within some ULPs of the expected ones; NaN equals NaN, -0 equals +0, infinities by sign. */
    static void agree(Tensor expected, Tensor actual, int ulps, String what) {
        String text = what + ": expected " + expected + ", but was " + actual;
        assertEquals(expected.dtype(), actual.dtype(), text);
        assertEquals(expected.size(), actual.size(), text);
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.get(i);
            double a = actual.get(i);
            boolean same = e == a || (Double.isNaN(e) && Double.isNaN(a));
            assertTrue(same || Math.abs(e - a) <= ulps * Math.ulp(e), text);
        }
    }
}
