package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.tensorflow.Output;

class MovingRunTest {
    private static Output<?> placeholder(NativeGraph graph) {
        return graph.placeholder(DType.F64, org.tensorflow.ndarray.Shape.of(2));
    }

    @Test
    void what_is_moved_stays_there_and_the_rest_where_it_was() {
        try (NativeGraph graph = new NativeGraph()) {
            Output<?> x = placeholder(graph);
            Output<?> y = placeholder(graph);
            Map<Output<?>, Tensor> feeds =
                    Map.of(x, Tensor.of(Shape.of(2), 1.0, 2), y, Tensor.of(Shape.of(2), 10.0, 20));
            try (MovingRun run = new MovingRun(graph, feeds, List.of(graph.op("AddV2", x, y)))) {
                assertEquals(List.of(Tensor.of(Shape.of(2), 11.0, 22)), run.run());
                run.move(x, new double[] {3, 4});
                assertEquals(List.of(Tensor.of(Shape.of(2), 13.0, 24)), run.run());
                assertEquals(List.of(Tensor.of(Shape.of(2), 13.0, 24)), run.run());
            }
        }
    }

    @Test
    void an_output_that_is_what_is_fed_is_a_copy_of_it() {
        try (NativeGraph graph = new NativeGraph()) {
            Output<?> x = placeholder(graph);
            try (MovingRun run =
                    new MovingRun(graph, Map.of(x, Tensor.of(Shape.of(2), 1.0, 2)), List.of(graph.op("Identity", x)))) {
                Tensor before = run.run().get(0);
                run.move(x, new double[] {3, 4});
                assertEquals(List.of(Tensor.of(Shape.of(2), 3.0, 4)), run.run());
                assertEquals(Tensor.of(Shape.of(2), 1.0, 2), before);
            }
        }
    }

    @Test
    void other_numbers_than_are_fed_are_refused() {
        try (NativeGraph graph = new NativeGraph()) {
            Output<?> x = placeholder(graph);
            try (MovingRun run =
                    new MovingRun(graph, Map.of(x, Tensor.of(Shape.of(2), 1.0, 2)), List.of(graph.op("Identity", x)))) {
                Throwable refused = assertThrows(IllegalArgumentException.class, () -> run.move(x, new double[3]));
                assertTrue(refused.toString().contains("no 3 float64 numbers are fed to "), refused::toString);
            }
        }
    }
}
