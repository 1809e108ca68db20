package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Signature;

/**
 * The witness W5: the gradients of TensorFlow's second registry (tensorflow/core/ops/*_grad.cc), which differentiates
 * function bodies. The whole problem becomes a function, its call is differentiated, and TensorFlow's SymbolicGradient does
 * the rest: 86 ops, written by other hands than the C++ gradients of {@link TensorFlowOracle}.
 */
public final class FunctionLibrary {
    private FunctionLibrary() {}

    /**
     * The gradient of one wrt of the problem.
     *
     * @return empty if the wrt is no input, or the registry lacks an op of the problem
     */
    public static Optional<Tensor> gradient(Problem problem, int wrtIndex) {
        Value value = problem.wrt().get(wrtIndex);
        if (!problem.inputs().containsKey(value)) {
            return Optional.empty();
        }
        List<Value> wanted = List.of(problem.output(), value);
        try (Rendering body = Rendering.of(problem.inputs(), wanted, Precision.AS_WRITTEN, Rendering.Coupling.DIRECT)) {
            Map<String, Output<?>> parameters = new HashMap<>();
            Signature.Builder signature = Signature.builder("problem");
            for (Output<?> placeholder : body.feeds().keySet()) {
                String name = "p" + parameters.size();
                parameters.put(name, placeholder);
                signature.input(name, placeholder);
            }
            signature.output("y", body.graph().op("Identity", body.seen(problem.output())));
            try (ConcreteFunction function = body.graph().function(signature.build())) {
                return gradient(function, parameters, body, body.seen(value), problem.seed());
            }
        } catch (RuntimeException e) {
            return Optional.empty(); // the registry does not know an op of it
        }
    }

    private static Optional<Tensor> gradient(
            ConcreteFunction function, Map<String, Output<?>> parameters, Rendering body, Output<?> x, Tensor seed) {
        try (NativeGraph graph = new NativeGraph()) {
            Map<String, Operand<?>> arguments = new HashMap<>();
            Map<Output<?>, Tensor> feeds = new HashMap<>();
            List<Optional<Output<?>>> asked = new ArrayList<>();
            parameters.forEach((name, placeholder) -> {
                Tensor bound = body.feeds().get(placeholder);
                if (bound != null) {
                    Output<?> argument = graph.placeholder(bound.dtype(), Tensors.toTensorFlow(bound.shape()));
                    arguments.put(name, argument);
                    feeds.put(argument, bound);
                    if (placeholder.equals(x)) {
                        asked.add(Optional.of(argument));
                    }
                }
            });
            Operand<?> y = graph.tf().call(function, arguments).get("y");
            if (y == null) {
                return Optional.empty();
            }
            return Adjoints.of(graph, y.asOutput(), asked, graph.constant(seed))
                    .get(0)
                    .node()
                    .map(node ->
                            graph.run(feeds, List.of(graph.fetchable(node))).get(0));
        }
    }
}
