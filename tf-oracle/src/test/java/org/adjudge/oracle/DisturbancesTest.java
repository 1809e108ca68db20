package org.adjudge.oracle;

import static org.adjudge.oracle.TensorFlowOracleTest.pair;
import static org.adjudge.oracle.TensorFlowOracleTest.secondOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Output;

class DisturbancesTest {
    private final Graph graph = new Graph();
    private final Value x = graph.input("x", DType.F64, 2);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void with_factors_of_one_the_answer_is_that_of_the_graph(int order) {
        Value sum = x.times(2).sum().times(x);
        for (Value y : List.of(x.exp(), x.over(x), x.times(x).sin(), sum, x.softmax(), x.pow(x.like(3)))) {
            Problem twice = secondOrder(y, x, pair(0.75, 1.5), pair(1, -2));
            Problem once = twice.wrt(twice.wrt());
            Problem problem = order == 2 ? twice : order == 1 ? once : once.wrt(List.of());
            List<Tensor> expected = tensors(new TensorFlowOracle().testifyInDouble(problem));
            List<Tensor> undisturbed = tensors(undisturbed(problem, order));
            for (int i = 0; i < expected.size(); i++) {
                for (int j = 0; j < expected.get(i).size(); j++) {
                    double e = expected.get(i).get(j);
                    // of a softmax the gradient is written in another way
                    assertEquals(e, undisturbed.get(i).get(j), 1e-14 * (1 + Math.abs(e)), y + " " + i);
                }
            }
        }
    }

    private static Testimony undisturbed(Problem problem, int order) {
        Disturbances disturbances = new Disturbances(order);
        try (Examination examination = Examination.inParts(problem, Precision.TWIN, disturbances)) {
            Map<Output<?>, Tensor> feeds = new HashMap<>(examination.feeds());
            feeds.putAll(disturbances.factors(values(problem), 0, 0));
            return examination.run(feeds);
        }
    }

    private static Map<Value, Tensor> values(Problem problem) {
        List<Value> nodes = IntStream.range(0, problem.output().id() + 1)
                .mapToObj(id -> new Value(problem.graph(), id, 0))
                .toList();
        List<Outcome> outcomes = new TensorFlowOracle().evaluate(problem.inputs(), nodes);
        Map<Value, Tensor> values = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Present present) {
                values.put(nodes.get(i), present.value());
            }
        }
        return values;
    }

    private static List<Tensor> tensors(Testimony testimony) {
        return IntStream.range(
                        0, 1 + testimony.gradients().size() + testimony.second().size())
                .mapToObj(i -> i == 0
                        ? testimony.output()
                        : i <= testimony.gradients().size()
                                ? testimony.gradients().get(i - 1)
                                : testimony
                                        .second()
                                        .get(i - 1 - testimony.gradients().size()))
                .map(o -> assertInstanceOf(Outcome.Present.class, o).value())
                .toList();
    }
}
