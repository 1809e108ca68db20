package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachedRunTest {
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void a_cached_run_gives_what_the_oracle_gives_each_time_with_every_setting(boolean grappler, boolean single) {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 2);
        Value y = graph.input("y", DType.F64, 2);
        // the gradient of x and that of y are one node of TensorFlow's
        Problem problem = new Problem(
                graph,
                x.plus(y),
                Map.of(x, Tensor.of(Shape.of(2), 1.0, 2), y, Tensor.of(Shape.of(2), 3.0, -1)),
                Tensor.of(Shape.of(2), 5.0, 7),
                List.of(x, y));
        List<Tensor> expected =
                List.of(Tensor.of(Shape.of(2), 4.0, 1), Tensor.of(Shape.of(2), 5.0, 7), Tensor.of(Shape.of(2), 5.0, 7));
        try (CachedRun run = new CachedRun(problem, new CachedRun.Settings(1, grappler, single))) {
            run.run();
            assertEquals(expected, run.values());
            assertEquals(expected, run.values());
        }
    }
}
