package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Graph;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FunctionLibraryTest {
    @Test
    void xlogy_has_a_gradient_there_at_zero_too() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 3);
        Value y = graph.input("y", DType.F64, 3);
        Problem problem = new Problem(
                graph,
                graph.apply(Binary.XLOGY, x, y),
                Map.of(x, Tensor.of(Shape.of(3), 1d, 2, 0), y, Tensor.of(Shape.of(3), 3d, 4, 5)),
                Tensor.of(Shape.of(3), 1d, 1, 1),
                List.of(x, y));
        assertEquals(Optional.of(Tensor.of(Shape.of(3), 1d / 3, 0.5, 0)), FunctionLibrary.gradient(problem, 1));
    }

    @Test
    void it_is_right_where_the_other_registry_is_wrong() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 1, 2, 2);
        Problem problem = new Problem(
                graph,
                graph.apply(new LogSoftmax(), x),
                Map.of(x, Tensor.of(Shape.of(1, 2, 2), 0.5, 1, 2, -1)),
                Tensor.of(Shape.of(1, 2, 2), 1d, 2, -1, 3),
                List.of(x));
        Tensor ours = new AdjudgeEngine().differentiate(problem).gradients().get(0);
        Tensor theirs = FunctionLibrary.gradient(problem, 0).orElseThrow();
        for (int i = 0; i < ours.size(); i++) {
            assertEquals(ours.get(i), theirs.get(i), 1e-14);
        }
    }

    @Test
    void an_op_that_it_lacks_has_no_answer() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 2);
        Problem problem = new Problem(
                graph,
                x.reduce(Reduction.PROD, Axes.all(), false),
                Map.of(x, Tensor.of(Shape.of(2), 2d, 3)),
                Tensor.scalar(DType.F64, 1),
                List.of(x));
        assertEquals(Optional.empty(), FunctionLibrary.gradient(problem, 0));
    }
}
