package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/**
 * The witness W4: directional derivatives without any gradient rule, from TensorFlow's float64 forward kernels alone.
 *
 * <p>For a value x of the graph and a random direction v it estimates the derivative at 0 of {@code φ(t) = <seed, output(x + t v)>}, which a
 * right gradient g of x makes {@code <g, v>}. An intermediate x is replaced in the running graph, so it need not be an input.
 */
public final class Differences {
    /**
     * An estimate of a directional derivative.
     *
     * @param direction v, float64, of x's shape
     * @param derivative the estimate of {@code <gradient, v>}
     * @param error the estimate of its error, absolute: truncation by the extrapolation's own measure, and rounding
     */
    public record Estimate(Tensor direction, double derivative, double error) {}

    /**
     * What a choice at kinks may make of the derivative along a direction: each element of the output has one on its two sides, at a smooth
     * point the same, and chooses between them by itself.
     *
     * @param least the sum of the lesser ones, weighted by the seed
     * @param most the sum of the greater ones
     * @param error the sum of the estimates of their errors
     */
    public record Sides(Tensor direction, double least, double most, double error) {}

    private final NativeGraph graph;
    private final Map<Output<?>, Tensor> feeds;
    private final Output<?> output;
    private final Tensor seed;

    private Differences(Rendering rendering, Problem problem) {
        this.graph = rendering.graph();
        this.feeds = rendering.frozen();
        this.output = graph.fetchable(rendering.seen(problem.output()));
        this.seed = Precision.TWIN.of(problem.seed());
    }

    /** The estimate for one wrt of the problem; empty if TensorFlow fails, or φ is not finite or too rough near x. */
    public static Optional<Estimate> directionalDerivative(Problem problem, int wrtIndex, long seed) {
        return directionalDerivatives(problem.wrt(List.of(problem.wrt().get(wrtIndex))), seed)
                .get(0);
    }

    /** The estimates for each wrt of the problem, from one graph; the same seed gives the same directions. */
    public static List<Optional<Estimate>> directionalDerivatives(Problem problem, long seed) {
        List<Value> wanted = new ArrayList<>(List.of(problem.output()));
        wanted.addAll(problem.wrt());
        try (Rendering rendering = Rendering.of(problem.inputs(), wanted, Precision.TWIN, Rendering.Coupling.DIRECT)) {
            Differences differences = new Differences(rendering, problem);
            return problem.wrt().stream()
                    .map(v -> differences.estimate(rendering.seen(v), seed))
                    .toList();
        } catch (RuntimeException e) {
            return problem.wrt().stream().map(v -> Optional.<Estimate>empty()).toList();
        }
    }

    /** What a choice may be for one wrt, along a random direction for each seed; empty if one of them cannot be told. */
    public static Optional<List<Sides>> sides(Problem problem, int wrtIndex, List<Long> seeds) {
        return sides(
                problem,
                wrtIndex,
                nominal -> seeds.stream().map(seed -> direction(nominal, new SplittableRandom(seed))));
    }

    /** What a choice may be for one wrt, along each of its elements alone; empty if one of them cannot be told. */
    public static Optional<List<Sides>> sidesOfElements(Problem problem, int wrtIndex) {
        return sides(
                problem, wrtIndex, nominal -> IntStream.range(0, nominal.size()).mapToObj(i -> alone(nominal, i)));
    }

    private static Optional<List<Sides>> sides(
            Problem problem, int wrtIndex, Function<Tensor, Stream<Tensor>> directions) {
        Value value = problem.wrt().get(wrtIndex);
        try (Rendering rendering = Rendering.of(
                problem.inputs(), List.of(problem.output(), value), Precision.TWIN, Rendering.Coupling.DIRECT)) {
            Differences differences = new Differences(rendering, problem);
            Output<?> x = rendering.seen(value);
            Tensor nominal = differences.nominal(x);
            List<Sides> told = new ArrayList<>();
            try (MovingRun run = differences.moving(Map.of(x, nominal))) {
                for (Tensor direction : directions.apply(nominal).toList()) {
                    Optional<Sides> sides = differences.sides(
                            t -> {
                                run.move(x, moved(nominal.toDoubles(), direction, t));
                                return run.run().get(0);
                            },
                            direction);
                    if (sides.isEmpty()) {
                        return Optional.empty();
                    }
                    told.add(sides.get());
                }
            }
            return Optional.of(told);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Sides> sides(DoubleFunction<Tensor> output, Tensor direction) {
        Map<Double, Tensor> outputs = new HashMap<>(); // all elements ask for the same steps
        double least = 0;
        double most = 0;
        double error = 0;
        for (int i = 0; i < seed.size(); i++) {
            int element = i;
            DoubleFunction<Ridders.Sample> phi = t -> {
                double term = seed.get(element)
                        * outputs.computeIfAbsent(t, output::apply).get(element);
                return new Ridders.Sample(term, Math.abs(term));
            };
            Optional<Ridders.Result> after = Ridders.oneSided(phi);
            Optional<Ridders.Result> before = after.isEmpty() ? after : Ridders.oneSided(t -> phi.apply(-t));
            if (before.isEmpty()) {
                return Optional.empty();
            }
            double up = after.get().derivative();
            double down = -before.get().derivative();
            least += Math.min(up, down);
            most += Math.max(up, down);
            error += after.get().error() + before.get().error();
        }
        return Optional.of(new Sides(direction, least, most, error));
    }

    /** Where x is: as it is fed, or as it is computed. */
    private Tensor nominal(Output<?> x) {
        Tensor bound = feeds.get(x);
        return bound == null ? graph.run(feeds, List.of(graph.fetchable(x))).get(0) : bound;
    }

    /**
     * For a problem of order 2 the same of TensorFlow's first-order gradients: the slope of {@code sum_i <directions[i],
     * gradient[i]>} as the input moves. So a second order that TensorFlow cannot give is judged by its first.
     *
     * @return empty if the wrt is not an input, TensorFlow has no first order, or the slope cannot be told
     */
    public static Optional<Estimate> secondDerivative(Problem problem, int wrtIndex, long seed) {
        Value value = problem.wrt().get(wrtIndex);
        Tensor bound = problem.inputs().get(value);
        if (bound == null) {
            return Optional.empty();
        }
        try (Examination examination =
                Examination.of(problem.wrt(problem.wrt()), Precision.TWIN, Rendering.Coupling.DIRECT, List.of())) {
            Output<?> x = examination.computed(value).orElseThrow();
            Tensor nominal = Precision.TWIN.of(bound);
            Tensor direction = direction(nominal, new SplittableRandom(seed));
            List<Tensor> weights = new ArrayList<>();
            List<Output<?>> gradients = new ArrayList<>();
            for (int i = 0; i < problem.wrt().size(); i++) {
                Tensor weight = Precision.TWIN.of(problem.directions().get(i));
                examination.gradient(i).ifPresent(gradient -> {
                    weights.add(weight);
                    gradients.add(gradient);
                });
            }
            try (MovingRun run = examination.moving(examination.frozen(), gradients)) {
                return Ridders.derivative(t -> {
                            run.move(x, moved(nominal.toDoubles(), direction, t));
                            List<Tensor> values = run.run();
                            Ridders.Sample sample = new Ridders.Sample(0, 0);
                            for (int i = 0; i < values.size(); i++) {
                                sample = sample.plus(weights.get(i), values.get(i));
                            }
                            return sample;
                        })
                        .map(r -> new Estimate(direction, r.derivative(), r.error()));
            }
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * As {@link #secondDerivative}, from the forward kernels alone: the slope of {@code d/ds <seed, output(x + s d)>} at s = 0,
     * which is taken by {@link Ridders#mixed}. For ops of which TensorFlow has no first order.
     *
     * @return empty if a wrt is not an input, TensorFlow fails, or the slope cannot be told
     */
    public static Optional<Estimate> secondDerivativeOfForward(Problem problem, int wrtIndex, long seed) {
        if (!problem.inputs().keySet().containsAll(problem.wrt())) {
            return Optional.empty();
        }
        List<Value> wanted = new ArrayList<>(List.of(problem.output()));
        wanted.addAll(problem.wrt());
        try (Rendering rendering = Rendering.of(problem.inputs(), wanted, Precision.TWIN, Rendering.Coupling.DIRECT)) {
            Differences differences = new Differences(rendering, problem);
            List<Output<?>> xs = problem.wrt().stream().map(rendering::seen).toList();
            List<Tensor> nominal = problem.wrt().stream()
                    .map(v -> Precision.TWIN.of(rendering.feeds().getOrDefault(rendering.seen(v), problem.seed())))
                    .toList();
            List<Tensor> ds =
                    problem.directions().stream().map(Precision.TWIN::of).toList();
            Tensor v = direction(nominal.get(wrtIndex), new SplittableRandom(seed));
            try (MovingRun run = differences.moving(Map.of())) {
                return Ridders.mixed((s, t) -> {
                            for (int i = 0; i < xs.size(); i++) {
                                double[] moved = moved(nominal.get(i).toDoubles(), ds.get(i), s);
                                run.move(xs.get(i), i == wrtIndex ? moved(moved, v, t) : moved);
                            }
                            return differences.phi(run);
                        })
                        .map(r -> new Estimate(v, r.derivative(), r.error()));
            }
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Estimate> estimate(Output<?> x, long randomSeed) {
        try {
            Tensor nominal = nominal(x);
            Tensor direction = direction(nominal, new SplittableRandom(randomSeed));
            try (MovingRun run = moving(Map.of(x, nominal))) {
                return Ridders.derivative(t -> phi(run, x, nominal, direction, t))
                        .map(r -> new Estimate(direction, r.derivative(), r.error()));
            }
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Uniform in [-1, 1] times the size of x's elements, but at most 1: a small positive element stays positive. */
    static Tensor direction(Tensor x, SplittableRandom random) {
        double[] v = x.toDoubles();
        for (int i = 0; i < v.length; i++) {
            v[i] = (2 * random.nextDouble() - 1) * size(v[i]);
        }
        return Tensor.of(x.shape(), v);
    }

    private static Tensor alone(Tensor x, int element) {
        double[] v = new double[x.size()];
        v[element] = size(x.get(element));
        return Tensor.of(x.shape(), v);
    }

    private static double size(double element) {
        double size = Math.min(Math.abs(element), 1);
        return size > 0 ? size : 1;
    }

    /** A run in which what is bound and frozen can be moved, and further values too, from where they are. */
    private MovingRun moving(Map<Output<?>, Tensor> further) {
        Map<Output<?>, Tensor> all = new HashMap<>(feeds);
        all.putAll(further);
        return new MovingRun(graph, all, List.of(output));
    }

    private Ridders.Sample phi(MovingRun run, Output<?> x, Tensor nominal, Tensor direction, double t) {
        run.move(x, moved(nominal.toDoubles(), direction, t));
        return phi(run);
    }

    private Ridders.Sample phi(MovingRun run) {
        return new Ridders.Sample(0, 0).plus(seed, run.run().get(0));
    }

    /** Writes over {@code x}. */
    private static double[] moved(double[] x, Tensor direction, double t) {
        for (int i = 0; i < x.length; i++) {
            x[i] += t * direction.get(i);
        }
        return x;
    }
}
