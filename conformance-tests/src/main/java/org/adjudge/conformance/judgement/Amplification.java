package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Conditioning;
import org.adjudge.tensor.Tensor;

/** What the graph of a problem makes of rounding, in each tensor of the answer; measured when it is first asked for (docs/adr/0013). */
final class Amplification {
    private final Problem problem;
    private List<Optional<Tensor>> inTensorFlow = List.of();
    private final Map<Integer, Optional<Tensor>> own = new HashMap<>();

    Amplification(Problem problem) {
        this.problem = problem;
    }

    /**
     * In TensorFlow's graph.
     *
     * @param position 0 for the output, then the gradients, then the second-order gradients
     * @return the response of each element; empty if TensorFlow has no such tensor
     */
    Optional<Tensor> inTensorFlow(int position) {
        if (inTensorFlow.isEmpty()) {
            inTensorFlow = Conditioning.sensitivity(problem);
        }
        return inTensorFlow.get(position);
    }

    /**
     * In Adjudge's gradient graph on TensorFlow's kernels, for where TensorFlow has no gradient that can be disturbed. It widens what
     * answers may differ by, and has no say in what is right.
     */
    Optional<Tensor> inOwnGraph(int position) {
        return own.computeIfAbsent(position, p -> {
            GradientGraph graph = new AdjudgeEngine().gradientGraph(problem).orElseThrow();
            Value value = graph.values().get(p);
            Problem forward = new Problem(value.graph(), value, graph.inputs(), Step.zeros(value.type()), List.of());
            return Conditioning.sensitivity(forward).get(0);
        });
    }
}
