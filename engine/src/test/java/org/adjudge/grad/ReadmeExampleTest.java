package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The lines of the README, as they stand there. */
class ReadmeExampleTest {
    @Test
    void the_readme_example_gives_the_gradients_that_it_says() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 2, 2, 2);
        Value y = graph.input("y", DType.F64, 2, 2);
        Value z = graph.input("z", DType.F64, 2, 2, 2);
        Value w = x.matmul(y).matmul(z);
        List<Value> gradients = new ReverseMode().cotangents(w, w.like(1).broadcastTo(w.shape()), List.of(x, y, z));
        Map<Value, Tensor> inputs = Map.of(
                x, Tensor.of(Shape.of(2, 2, 2), 1d, 1, 2, 3, 4, 5, 6, 7),
                y, Tensor.of(Shape.of(2, 2), 3d, -7, -1, 5),
                z, Tensor.of(Shape.of(2, 2, 2), 1d, 1, 2, 2, 3, 3, -1, -1));
        Tensor dy = Interpreter.run(inputs, gradients).get(1); // [[66, -8], [80, -8]]
        assertEquals(Tensor.of(Shape.of(2, 2), 66d, -8, 80, -8), dy);
        Executable prepared = Executable.of(List.of(x, y, z), gradients);
        Tensor again = prepared.run(List.of(inputs.get(x), inputs.get(y), inputs.get(z)))
                .get(1);
        assertEquals(dy, again);
    }
}
