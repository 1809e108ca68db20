package org.adjudge.grad;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * Anything that computes gradients of graphs: the interface at which an engine is judged. Engines of your own are found by
 * {@link ServiceLoader}, or handed to the kit directly.
 */
public interface GradientEngine {
    /** The name in reports. */
    String name();

    /**
     * Answers a question.
     *
     * @throws UnsupportedOperationException if the engine does not have an op of the graph, or not this order; the kit
     *     reports the case as unsupported, not as wrong
     */
    Answer differentiate(Problem problem);

    /** Whether {@code wrt} may name values that are not inputs; needed to say which step is wrong first. */
    default boolean answersIntermediates() {
        return true;
    }

    /**
     * Values of the problem's graph, of any dtype, to show beside their cotangents and to find a wrong kernel; empty if the
     * engine does not give them.
     */
    default List<Tensor> primals(Problem problem, List<Value> values) {
        return List.of();
    }

    /**
     * What {@link #differentiate} would compute, as a graph; empty if the engine makes none. On TensorFlow's kernels it shows whether
     * a wrong number comes from the engine's rules or from its kernels.
     */
    default Optional<GradientGraph> gradientGraph(Problem problem) {
        return Optional.empty();
    }

    /** Every engine registered as a service, Adjudge's own first. */
    static List<GradientEngine> all() {
        return ServiceLoader.load(GradientEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((a, b) -> Boolean.compare(b instanceof AdjudgeEngine, a instanceof AdjudgeEngine))
                .toList();
    }
}
