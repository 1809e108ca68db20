package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;

/**
 * The witness W2: the same graph through TensorFlow Java's {@code Ops.gradients}.
 *
 * <p>Each call writes a TensorFlow graph of its own, and frees it. What TensorFlow can answer it answers, even
 * where it fails for the rest: what has no gradient is left out, and a problem that fails when it runs is asked again in parts.
 */
public final class TensorFlowOracle {
    /** How many problems it is best asked together: with 8, 16 or 24 TensorFlow takes the least for each, with 32 and on more again (docs/adr/0026). */
    public static final int BATCH = 16;

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

    /** Answers many problems, as it does each alone: together that takes TensorFlow less. */
    public List<Testimony> testify(List<Problem> problems) {
        return testify(problems, Precision.AS_WRITTEN);
    }

    /**
     * Answers a problem's float64 twin, in which every float32 input, constant, cast, seed and direction is float64: what a
     * float32 answer would be without its rounding.
     */
    public Testimony testifyInDouble(Problem problem) {
        return testify(problem, Precision.TWIN);
    }

    /** Answers the float64 twins of many problems. */
    public List<Testimony> testifyInDouble(List<Problem> problems) {
        return testify(problems, Precision.TWIN);
    }

    private static List<Testimony> testify(List<Problem> problems, Precision precision) {
        List<Optional<Testimony>> batch = problems.size() > 1
                ? Batch.testimonies(problems, precision)
                : Collections.nCopies(problems.size(), Optional.empty());
        return IntStream.range(0, problems.size())
                .mapToObj(i -> batch.get(i).orElseGet(() -> testify(problems.get(i), precision)))
                .toList();
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

    /** All that there is: together, or if what was written fails when it runs, each alone. */
    private static Testimony testify(Problem problem, Precision precision) {
        try (Examination examination = Examination.inParts(problem, precision, Rendering.Coupling.DIRECT)) {
            return examination.run();
        } catch (RuntimeException e) {
            return problem.order() == 1 ? first(problem, precision, Outcome.Failed.of(e)) : second(problem, precision);
        }
    }

    private static Testimony second(Problem problem, Precision precision) {
        Testimony first = testify(problem.wrt(problem.wrt()), precision);
        List<Outcome> seconds = Examination.allSeconds(problem).stream()
                .map(i -> alone(problem, precision, List.of(i), Testimony::second))
                .toList();
        return new Testimony(first.output(), first.gradients(), seconds, first.opTypes());
    }

    private static Testimony first(Problem problem, Precision precision, Outcome failure) {
        if (problem.wrt().isEmpty()) {
            return new Testimony(failure, List.of(), List.of(), Map.of());
        }
        Testimony forward = testify(problem.wrt(List.of()), precision);
        List<Outcome> gradients = problem.wrt().stream()
                .map(v -> alone(problem.wrt(List.of(v)), precision, List.of(), Testimony::gradients))
                .toList();
        return new Testimony(forward.output(), gradients, List.of(), forward.opTypes());
    }

    /** One answer of a problem that gives no other. */
    private static Outcome alone(
            Problem problem, Precision precision, List<Integer> seconds, Function<Testimony, List<Outcome>> answers) {
        try (Examination examination = Examination.of(problem, precision, Rendering.Coupling.DIRECT, seconds)) {
            return answers.apply(examination.run()).get(0);
        } catch (RuntimeException e) {
            return Outcome.Failed.of(e);
        }
    }
}
