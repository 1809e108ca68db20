package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/**
 * How much a problem's graph, forward and backward, amplifies rounding: what one unit of relative disturbance at every node
 * makes of each element of the answer. Times the unit roundoff of a dtype it is the error that an honest computation
 * in it can be expected to make, and so what two of them may differ by.
 *
 * <h2>Derivation</h2>
 *
 * A rounded operation gives {@code v (1 + u r)}, u the unit roundoff and |r| ≤ 1 (Higham 2002, §2.2). So in the float64 twin each
 * node's value v becomes {@code v (1 + ε r)}, r uniform in [-1, 1], inputs and constants too: that stands for the rounding inside
 * a kernel, which is a small disturbance of its operands (the backward error of a sum or product, Higham §3.1). The
 * disturbance is part of the graph, a product, and TensorFlow differentiates through it: the cotangent of v is disturbed by
 * the same factor, so each contribution to a cotangent has been disturbed on its way. For small ε an answer y is then
 * {@code y(ε) = y + ε y' + O(ε²)}, with y' random through the r, and the result is the root of the mean of y'² over the samples.
 * It is linear, as rounding is to first order, and so holds for any u much smaller than ε = 2⁻²⁰, where the O(ε²) is still
 * small and the rounding of the twin itself, 2⁻⁵³/ε, smaller.
 *
 * <p>y' is taken between ε/2 and ε, {@code (y(ε) - y(ε/2)) / (ε/2)}, not between 0 and ε: at a kink a disturbance of any size
 * makes a tie fall to one side, and the jump, divided by ε, would allow everything. Between two disturbances on the same
 * side it cancels. For the same reason equal numbers of one node get equal factors, as do those of all inputs and
 * constants: what was tied by construction stays tied.
 *
 * <p>Where a graph rounds, and what reads it, {@link Disturbances} says. The seed and the directions are disturbed element by
 * element: they are only added up, and where equal numbers cancel, one factor for all would not show it.
 */
public final class Conditioning {
    private static final double EPSILON = 0x1p-20;
    static final int SAMPLES = 8;

    private final Map<Value, Tensor> values;
    private final Disturbances disturbances;

    private Conditioning(Map<Value, Tensor> values, Disturbances disturbances) {
        this.values = values;
        this.disturbances = disturbances;
    }

    /**
     * The response of the output, then of each gradient, then for order 2 of each second-order gradient, elementwise, in
     * float64: absolute, to a relative disturbance of 1. 0 where it is not finite, and a scalar 0 for a gradient of which
     * TensorFlow says that there is none. Empty for what TensorFlow cannot answer.
     */
    public static List<Optional<Tensor>> sensitivity(Problem problem) {
        List<Integer> seconds = Examination.allSeconds(problem);
        try {
            return responses(problem, seconds);
        } catch (RuntimeException e) {
            // what was written fails when it runs: each is asked for alone, then
            int answers = 1 + problem.wrt().size() + seconds.size();
            return IntStream.range(0, answers).mapToObj(i -> alone(problem, i)).toList();
        }
    }

    private static Optional<Tensor> alone(Problem problem, int position) {
        int n = problem.wrt().size();
        try {
            List<Optional<Tensor>> responses = position > n
                    ? responses(problem, List.of(position - 1 - n))
                    : responses(problem.wrt(problem.wrt().subList(Math.max(position - 1, 0), position)), List.of());
            return responses.get(responses.size() - 1);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static List<Optional<Tensor>> responses(Problem problem, List<Integer> seconds) {
        Map<Value, Tensor> values = values(problem);
        Disturbances disturbances = new Disturbances();
        try (Examination examination = Examination.inParts(problem, Precision.TWIN, disturbances, seconds)) {
            return new Conditioning(values, disturbances).responses(examination);
        }
    }

    /** The undisturbed values of all floating nodes. */
    private static Map<Value, Tensor> values(Problem problem) {
        try (Rendering rendering =
                Rendering.of(problem.inputs(), List.of(problem.output()), Precision.TWIN, Rendering.Coupling.DIRECT)) {
            List<Value> nodes = new ArrayList<>();
            List<Output<?>> fetches = new ArrayList<>();
            rendering.computed().forEach((value, output) -> {
                if (output.dataType() == DataType.DT_DOUBLE) {
                    nodes.add(value);
                    fetches.add(rendering.graph().fetchable(output));
                }
            });
            List<Tensor> fetched = rendering.graph().run(rendering.feeds(), fetches);
            Map<Value, Tensor> values = new HashMap<>();
            for (int i = 0; i < nodes.size(); i++) {
                values.put(nodes.get(i), fetched.get(i));
            }
            return values;
        }
    }

    private List<Optional<Tensor>> responses(Examination examination) {
        List<Output<?>> there = examination.answers().stream()
                .<Output<?>>flatMap(Optional::stream)
                .toList();
        List<Tensor> first = new ArrayList<>();
        List<double[]> lengths = new ArrayList<>();
        Map<Output<?>, Tensor> feeds = new HashMap<>(examination.feeds());
        feeds.putAll(disturbances.factors(values, 0, EPSILON));
        try (MovingRun run = examination.moving(feeds, there)) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                List<Tensor> far = disturbed(run, sample, EPSILON);
                List<Tensor> near = disturbed(run, sample, EPSILON / 2);
                for (int i = 0; i < far.size(); i++) {
                    if (sample == 0) {
                        first.add(far.get(i));
                        lengths.add(new double[far.get(i).size()]);
                    }
                    accumulate(lengths.get(i), far.get(i), near.get(i));
                }
            }
        }
        Map<Output<?>, Tensor> responses = new HashMap<>();
        for (int i = 0; i < there.size(); i++) {
            responses.put(there.get(i), Tensor.of(first.get(i).shape(), rootMeanSquares(lengths.get(i))));
        }
        Testimony testimony = examination.testimony(responses);
        return Stream.of(List.of(testimony.output()), testimony.gradients(), testimony.second())
                .flatMap(List::stream)
                .map(Conditioning::response)
                .toList();
    }

    private static Optional<Tensor> response(Outcome outcome) {
        if (outcome instanceof Outcome.Present present) {
            return Optional.of(present.value());
        }
        return outcome instanceof Outcome.None ? Optional.of(Tensor.scalar(DType.F64, 0)) : Optional.empty();
    }

    private List<Tensor> disturbed(MovingRun run, int sample, double epsilon) {
        disturbances.factors(values, sample, epsilon).forEach((place, factors) -> run.move(place, factors.toDoubles()));
        return run.run();
    }

    /** Of the samples; 0 where it is not finite. */
    private static double[] rootMeanSquares(double[] lengths) {
        return Arrays.stream(lengths)
                .map(length -> length / Math.sqrt(SAMPLES))
                .map(rms -> Double.isFinite(rms) ? rms : 0)
                .toArray();
    }

    private static void accumulate(double[] lengths, Tensor far, Tensor near) {
        for (int j = 0; j < lengths.length; j++) {
            double slope = (far.get(j) - near.get(j)) / (EPSILON / 2);
            lengths[j] = Math.hypot(lengths[j], slope);
        }
    }
}
