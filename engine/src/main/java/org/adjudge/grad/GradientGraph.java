package org.adjudge.grad;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * An answer before it is computed: the values to be, in a graph that anybody with kernels for its ops can evaluate.
 *
 * @param inputs a tensor for each input of the graph
 * @param gradients one for each wrt
 * @param second for order 2, one for each wrt; else empty
 */
public record GradientGraph(Map<Value, Tensor> inputs, Value output, List<Value> gradients, List<Value> second) {
    /** Copies the collections; the inputs keep their order. */
    public GradientGraph {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        gradients = List.copyOf(gradients);
        second = List.copyOf(second);
    }

    /** The output, the gradients and the second-order gradients. */
    public List<Value> values() {
        List<Value> values = new ArrayList<>(List.of(output));
        values.addAll(gradients);
        values.addAll(second);
        return values;
    }
}
