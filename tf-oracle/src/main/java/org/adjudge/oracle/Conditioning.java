package org.adjudge.oracle;

import static org.adjudge.oracle.Sensitivity.SAMPLES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    private final Map<Value, Tensor> values;
    private final Disturbances disturbances;

    private Conditioning(Map<Value, Tensor> values, Disturbances disturbances) {
        this.values = values;
        this.disturbances = disturbances;
    }

    /** What the graph of a problem makes of disturbances, of all samples. */
    public static Sensitivity sensitivity(Problem problem) {
        return sensitivity(problem, soFar -> false);
    }

    /**
     * What the graph of a problem makes of disturbances.
     *
     * @param enough whether no more samples are wanted than have been taken
     */
    public static Sensitivity sensitivity(Problem problem, Predicate<Sensitivity> enough) {
        List<Integer> seconds = Examination.allSeconds(problem);
        try {
            return measured(problem, seconds, enough);
        } catch (RuntimeException e) {
            // what was written fails when it runs: each is asked for alone, then
            int answers = 1 + problem.wrt().size() + seconds.size();
            List<Sensitivity> each =
                    IntStream.range(0, answers).mapToObj(i -> alone(problem, i)).toList();
            return new Sensitivity(IntStream.range(0, SAMPLES)
                    .mapToObj(sample -> each.stream()
                            .map(s -> s.slopes().get(sample).get(0))
                            .toList())
                    .toList());
        }
    }

    /** Of one tensor of the answer. */
    private static Sensitivity alone(Problem problem, int position) {
        int n = problem.wrt().size();
        try {
            Problem asked =
                    position > n ? problem : problem.wrt(problem.wrt().subList(Math.max(position - 1, 0), position));
            List<Integer> seconds = position > n ? List.of(position - 1 - n) : List.of();
            return measured(asked, seconds, soFar -> false).of(position > n ? 1 + n : Math.min(position, 1));
        } catch (RuntimeException e) {
            return new Sensitivity(Collections.nCopies(SAMPLES, List.of(Optional.empty())));
        }
    }

    private static Sensitivity measured(Problem problem, List<Integer> seconds, Predicate<Sensitivity> enough) {
        Map<Value, Tensor> values = values(problem);
        Disturbances disturbances = new Disturbances(problem.wrt().isEmpty() ? 0 : seconds.isEmpty() ? 1 : 2);
        try (Examination examination = Examination.inParts(problem, Precision.TWIN, disturbances, seconds)) {
            return new Conditioning(values, disturbances).of(examination, enough);
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

    private Sensitivity of(Examination examination, Predicate<Sensitivity> enough) {
        List<Output<?>> there = examination.answers();
        Map<Output<?>, Tensor> feeds = new HashMap<>(examination.feeds());
        feeds.putAll(disturbances.factors(values, 0, EPSILON));
        List<List<Optional<Tensor>>> samples = new ArrayList<>();
        try (MovingRun run = examination.moving(feeds, there)) {
            Sensitivity soFar;
            do {
                List<Tensor> far = disturbed(run, samples.size(), EPSILON);
                List<Tensor> near = disturbed(run, samples.size(), EPSILON / 2);
                Map<Output<?>, Tensor> slopes = new HashMap<>();
                for (int i = 0; i < there.size(); i++) {
                    slopes.put(there.get(i), slope(far.get(i), near.get(i)));
                }
                samples.add(ofAnswer(examination.testimony(slopes)));
                soFar = new Sensitivity(List.copyOf(samples));
            } while (!soFar.isWhole() && !enough.test(soFar));
            return soFar;
        }
    }

    private static List<Optional<Tensor>> ofAnswer(Testimony testimony) {
        return Stream.of(List.of(testimony.output()), testimony.gradients(), testimony.second())
                .flatMap(List::stream)
                .map(Conditioning::slope)
                .toList();
    }

    private static Optional<Tensor> slope(Outcome outcome) {
        if (outcome instanceof Outcome.Present present) {
            return Optional.of(present.value());
        }
        return outcome instanceof Outcome.None ? Optional.of(Tensor.scalar(DType.F64, 0)) : Optional.empty();
    }

    private List<Tensor> disturbed(MovingRun run, int sample, double epsilon) {
        disturbances.factors(values, sample, epsilon).forEach((place, factors) -> run.move(place, factors.toDoubles()));
        return run.run();
    }

    /** 0 where it is not finite. */
    private static Tensor slope(Tensor far, Tensor near) {
        double[] slopes = new double[far.size()];
        for (int j = 0; j < slopes.length; j++) {
            double slope = Math.abs(far.get(j) - near.get(j)) / (EPSILON / 2);
            slopes[j] = Double.isFinite(slope) ? slope : 0;
        }
        return Tensor.of(far.shape(), slopes);
    }
}
