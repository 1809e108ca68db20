package org.adjudge.grad;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.ir.Graph;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * A question about gradients: a graph, an output of it, values for its inputs, a seed for the output, and the values whose
 * cotangents are asked for.
 *
 * <p>Of order 2, it also asks for the gradient, at the same {@code wrt}, of {@code sum_i <directions[i], gradient[i]>}:
 * the Hessian of {@code <seed, output>} applied to the directions.
 *
 * @param inputs a value for each input of the graph
 * @param seed the cotangent of the output, of its type
 * @param wrt any values of the graph; an input that the output does not depend on has the gradient zero
 * @param directions for order 2, a tensor of the type of each wrt; else empty
 */
public record Problem(
        Graph graph, Value output, Map<Value, Tensor> inputs, Tensor seed, List<Value> wrt, List<Tensor> directions) {
    /** Copies the collections and checks that seed and directions fit. */
    public Problem {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        wrt = List.copyOf(wrt);
        directions = List.copyOf(directions);
        if (!TensorType.of(seed).equals(output.type())) {
            throw new IllegalArgumentException("the seed is " + TensorType.of(seed) + ", but the output is "
                    + output.type() + "; a seed has its output's type");
        }
        for (Value value : wrt) {
            if (!value.dtype().isFloating()) {
                throw new IllegalArgumentException(
                        "gradient of " + value + ": only f32 and f64 values have one; cast it first");
            }
        }
        if (!directions.isEmpty() && directions.size() != wrt.size()) {
            throw new IllegalArgumentException(directions.size() + " directions for " + wrt.size() + " values");
        }
        for (int i = 0; i < directions.size(); i++) {
            TensorType type = TensorType.of(directions.get(i));
            if (!type.equals(wrt.get(i).type())) {
                throw new IllegalArgumentException("direction " + i + " is " + type + ", but its value is "
                        + wrt.get(i).type() + "; a direction has its value's type");
            }
        }
    }

    /** A question of order 1. */
    public Problem(Graph graph, Value output, Map<Value, Tensor> inputs, Tensor seed, List<Value> wrt) {
        this(graph, output, inputs, seed, wrt, List.of());
    }

    /** 1 or 2. */
    public int order() {
        return directions.isEmpty() ? 1 : 2;
    }

    /** The same question of order 1 about other values. */
    public Problem wrt(List<Value> others) {
        return new Problem(graph, output, inputs, seed, others);
    }
}
