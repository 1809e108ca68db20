package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;

/**
 * The witness W2: the same graph through TensorFlow Java's {@code Ops.gradients}.
 *
 * <p>Each call writes a TensorFlow graph of its own, about 6 ms, and frees it. What TensorFlow can answer it answers, even
 * where it fails for the rest: a problem that fails as a whole is asked again in parts.
 */
public final class TensorFlowOracle {
    /** An oracle; it holds nothing. */
    public TensorFlowOracle() {}

    /** The version of TensorFlow, such as {@code 2.18.0}. */
    public static String version() {
        return TensorFlow.version();
    }

    /** Answers a problem in the dtypes that it is written in. */
    public Testimony testify(Problem problem) {
        return testify(problem, Precision.AS_WRITTEN);
    }

    /**
     * Answers a problem's float64 twin, in which every float32 input, constant, cast, seed and direction is float64: what a
     * float32 answer would be without its rounding.
     */
    public Testimony testifyInDouble(Problem problem) {
        return testify(problem, Precision.TWIN);
    }

    /**
     * The values of any values of one graph, on TensorFlow's kernels; for a gradient graph, the witness W3.
     *
     * @param inputs a tensor for each input that they depend on
     */
    public List<Outcome> evaluate(Map<Value, Tensor> inputs, List<Value> values) {
        try (Rendering rendering = Rendering.of(inputs, values, Precision.AS_WRITTEN, Rendering.Coupling.DIRECT)) {
            List<Output<?>> fetches = new ArrayList<>();
            values.forEach(v -> fetches.add(rendering.graph().fetchable(rendering.seen(v))));
            return rendering.graph().run(rendering.feeds(), fetches).stream()
                    .map(t -> (Outcome) new Outcome.Present(t))
                    .toList();
        } catch (RuntimeException e) {
            return values.size() == 1
                    ? List.of(Outcome.Failed.of(e))
                    : values.stream()
                            .map(v -> evaluate(inputs, List.of(v)).get(0))
                            .toList();
        }
    }

    private static Testimony testify(Problem problem, Precision precision) {
        if (problem.order() == 1) {
            return first(problem, precision);
        }
        try {
            return whole(problem, precision, Examination.allSeconds(problem));
        } catch (RuntimeException e) {
            Testimony first = first(problem.wrt(problem.wrt()), precision);
            List<Outcome> seconds = new ArrayList<>();
            for (int i = 0; i < problem.wrt().size(); i++) {
                seconds.add(second(problem, precision, i));
            }
            return new Testimony(first.output(), first.gradients(), seconds, first.opTypes());
        }
    }

    private static Testimony whole(Problem problem, Precision precision, List<Integer> seconds) {
        try (Examination examination = Examination.of(problem, precision, Rendering.Coupling.DIRECT, seconds)) {
            return examination.run();
        }
    }

    /** The output and the gradients: together, or if that fails, each alone. */
    private static Testimony first(Problem problem, Precision precision) {
        try {
            return whole(problem, precision, List.of());
        } catch (RuntimeException e) {
            Outcome failure = Outcome.Failed.of(e);
            if (problem.wrt().isEmpty()) {
                return new Testimony(failure, List.of(), List.of(), Map.of());
            }
            Testimony forward = first(problem.wrt(List.of()), precision);
            Outcome output = forward.output();
            Map<Value, Outcome> gradients = new HashMap<>();
            for (Value value : new LinkedHashSet<>(problem.wrt())) {
                gradients.put(
                        value,
                        output instanceof Outcome.Failed || problem.wrt().size() == 1
                                ? failure
                                : gradient(problem, precision, value));
            }
            return new Testimony(
                    output, problem.wrt().stream().map(gradients::get).toList(), List.of(), forward.opTypes());
        }
    }

    private static Outcome gradient(Problem problem, Precision precision, Value value) {
        try {
            return whole(problem.wrt(List.of(value)), precision, List.of())
                    .gradients()
                    .get(0);
        } catch (RuntimeException e) {
            return Outcome.Failed.of(e);
        }
    }

    private static Outcome second(Problem problem, Precision precision, int i) {
        try {
            return whole(problem, precision, List.of(i)).second().get(0);
        } catch (RuntimeException e) {
            return Outcome.Failed.of(e);
        }
    }
}
