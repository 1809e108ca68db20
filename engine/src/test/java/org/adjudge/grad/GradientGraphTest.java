package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GradientGraphTest {
    @Test
    void inputs_keep_the_order_in_which_the_problem_has_them() {
        Graph graph = new Graph();
        Map<Value, Tensor> inputs = new LinkedHashMap<>();
        Value sum = graph.constant(Tensor.scalar(DType.F64, 0));
        for (int i = 0; i < 20; i++) {
            Value x = graph.input("x" + i, DType.F64);
            inputs.put(x, Tensor.scalar(DType.F64, i));
            sum = sum.plus(x);
        }
        Tensor seed = Tensor.full(DType.F64, Shape.SCALAR, 1);
        Problem problem = new Problem(graph, sum, inputs, seed, new ArrayList<>(inputs.keySet()));
        GradientGraph written = new AdjudgeEngine().gradientGraph(problem).orElseThrow();
        assertEquals(
                inputs.keySet().stream().map(Value::id).toList(),
                written.inputs().keySet().stream().map(Value::id).toList());
        assertEquals(List.copyOf(inputs.values()), List.copyOf(written.inputs().values()));
    }
}
