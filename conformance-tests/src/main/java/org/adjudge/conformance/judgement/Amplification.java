package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Conditioning;
import org.adjudge.oracle.Sensitivity;
import org.adjudge.tensor.Tensor;

/**
 * What the graph of a problem makes of rounding, in each tensor of the answer; measured when it is first asked for, and no further than is needed
 * to see that the answer's error is no greater (docs/adr/0013).
 */
final class Amplification {
    private final Problem problem;
    /** By the order of what is asked: most often the smaller graph is enough. */
    private final Map<Integer, Measured> inTensorFlow = new HashMap<>();

    private final Map<Integer, Measured> own = new HashMap<>();

    Amplification(Problem problem) {
        this.problem = problem;
    }

    /**
     * In TensorFlow's graph.
     *
     * @param position 0 for the output, then the gradients, then the second-order gradients
     * @param enough whether a response, which more samples can only make greater, is as great as it need be
     * @return the response of each element; empty if TensorFlow has no such tensor
     */
    Optional<Tensor> inTensorFlow(int position, Predicate<Tensor> enough) {
        int order = position == 0 ? 0 : position <= problem.wrt().size() ? 1 : 2;
        return inTensorFlow.computeIfAbsent(order, o -> new Measured(upTo(o))).response(position, enough);
    }

    private Problem upTo(int order) {
        return order == 2 ? problem : problem.wrt(order == 0 ? List.of() : problem.wrt());
    }

    /**
     * In Adjudge's gradient graph on TensorFlow's kernels, for where TensorFlow has no gradient that can be disturbed. It widens what
     * answers may differ by, and has no say in what is right.
     */
    Optional<Tensor> inOwnGraph(int position, Predicate<Tensor> enough) {
        return own.computeIfAbsent(position, p -> {
                    GradientGraph graph =
                            new AdjudgeEngine().gradientGraph(problem).orElseThrow();
                    Value value = graph.values().get(p);
                    return new Measured(
                            new Problem(value.graph(), value, graph.inputs(), Step.zeros(value.type()), List.of()));
                })
                .response(0, enough);
    }

    private static final class Measured {
        private final Problem problem;
        private Sensitivity soFar = new Sensitivity(List.of());

        Measured(Problem problem) {
            this.problem = problem;
        }

        /** The same whatever was asked before: of the fewest samples that are enough. */
        Optional<Tensor> response(int position, Predicate<Tensor> enough) {
            Predicate<Sensitivity> suffices =
                    s -> s.response(position).map(enough::test).orElse(true);
            if (soFar.slopes().isEmpty() || (!soFar.isWhole() && !suffices.test(soFar))) {
                soFar = Conditioning.sensitivity(problem, suffices);
            }
            return soFar.response(position, enough);
        }
    }
}
