package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Differences;
import org.adjudge.tensor.Tensor;

/**
 * W4, which needs no gradient rule: the slope of TensorFlow's own float64 forward along a random direction; of order 2, that
 * of its first-order gradients, so that no second-order rule is needed, or where TensorFlow has none of them, the mixed second
 * difference of the forward.
 *
 * <p>One number a direction, so it cannot convict an element, but it tells which of two disagreeing gradients is the derivative.
 */
final class DifferencesWitness implements Witness {
    /** The error of a difference is itself an estimate; ten times of it is what we hold against a gradient. */
    private static final double CAUTION = 10;

    /**
     * Of the directions. A wrong gradient has the right slope in none of them; the estimate of a right one's error is too
     * small in about one of a thousand, so a second direction is asked before a gradient is called wrong.
     */
    static final List<Long> SEEDS = List.of(1L, 2L);

    /**
     * At a kink a wrong gradient may lie between the slopes on the two sides by chance, in about every second direction. Each element
     * alone is asked too: in all directions together the room that a large element's kink leaves hides what is wrong with a small one.
     */
    private static final List<Long> KINK_SEEDS =
            LongStream.rangeClosed(1, 8).boxed().toList();

    /** How a gradient fits the slopes. */
    enum Fit {
        /** It is the derivative. */
        DERIVATIVE,
        /** There is none: along each element, and some random directions, it lies between the slopes on the two sides of a kink. */
        CHOICE,
        /** It is neither. */
        NONE,
        /** The slopes cannot tell: what is asked for is not an input or has no elements, or a slope is not finite. */
        UNKNOWN
    }

    private final Problem problem;
    private final Map<Integer, Measured> measured = new HashMap<>();

    DifferencesWitness(Problem problem) {
        this.problem = problem;
    }

    @Override
    public String name() {
        return "differences";
    }

    @Override
    public Statement on(int position) {
        if (position == 0) {
            return new Statement.Silent("it is asked for gradients alone");
        }
        Value value = wrt(position);
        if (!Comparison.isInput(value) || value.shape().size() == 0) {
            return new Statement.Silent("what is asked for is not an input, or has no elements");
        }
        return measured(position)
                .slopes()
                .findFirst()
                .<Statement>map(e -> new Statement.Slopes(List.of(e)))
                .orElse(new Statement.Silent("the slope is not finite, or too rough to be measured"));
    }

    private Value wrt(int position) {
        return problem.wrt().get((position - 1) % problem.wrt().size());
    }

    private Measured measured(int position) {
        return measured.computeIfAbsent(position, Measured::new);
    }

    /** What is measured for one position, each when it is first asked for. */
    private final class Measured {
        private final int index;
        private final boolean second;
        private final Map<Long, Optional<Differences.Estimate>> estimates = new HashMap<>();
        private Optional<Boolean> kink = Optional.empty();
        private Optional<Optional<List<Differences.Sides>>> sides = Optional.empty();

        Measured(int position) {
            int n = problem.wrt().size();
            this.index = (position - 1) % n;
            this.second = position > n;
        }

        /** Along the directions of {@link #SEEDS}, those that can be told. */
        Stream<Differences.Estimate> slopes() {
            return SEEDS.stream().flatMap(seed -> estimates.computeIfAbsent(seed, this::estimate).stream());
        }

        private Optional<Differences.Estimate> estimate(long seed) {
            Optional<Differences.Estimate> estimate = second
                    ? Differences.secondDerivative(problem, index, seed)
                            .or(() -> Differences.secondDerivativeOfForward(problem, index, seed))
                    : Differences.directionalDerivative(first(), index, seed);
            return estimate.filter(e -> Double.isFinite(e.derivative()) && Double.isFinite(e.error()));
        }

        private Problem first() {
            return problem.wrt(problem.wrt());
        }

        /** Whether the slopes on the two sides differ, which one direction shows; the second order at a kink is not finite. */
        boolean isKink() {
            if (kink.isEmpty()) {
                kink = Optional.of(!second
                        && Differences.sides(first(), index, SEEDS.subList(0, 1)).stream()
                                .flatMap(List::stream)
                                .anyMatch(DifferencesWitness::differ));
            }
            return kink.get();
        }

        /** At a kink the slopes on its two sides, along the directions of {@link #KINK_SEEDS} and each element; empty if one cannot be told. */
        Optional<List<Differences.Sides>> sides() {
            if (sides.isEmpty()) {
                sides = Optional.of(Differences.sides(first(), index, KINK_SEEDS)
                        .flatMap(random -> Differences.sidesOfElements(first(), index)
                                .map(alone -> Stream.concat(random.stream(), alone.stream())
                                        .toList())));
            }
            return sides.get();
        }
    }

    private static boolean differ(Differences.Sides sides) {
        return sides.most() - sides.least() > CAUTION * sides.error();
    }

    /** How a gradient fits, with the rounding that it is allowed. */
    Fit fit(int position, Tensor gradient, Allowance allowance) {
        if (!(on(position) instanceof Statement.Slopes)) {
            return Fit.UNKNOWN;
        }
        Measured here = measured(position);
        if (here.isKink()) {
            return here.sides()
                    .map(all -> all.stream().allMatch(s -> between(gradient, s, allowance)) ? Fit.CHOICE : Fit.NONE)
                    .orElse(Fit.UNKNOWN);
        }
        return derivative(here, gradient, allowance) ? Fit.DERIVATIVE : Fit.NONE;
    }

    /**
     * How a gradient fits to which there is no other. Which of two choices at a kink is meant is then no question, so the slopes on the
     * two sides, which cost many times as much as that across, are asked for only where that one does not fit.
     */
    Fit fitAlone(int position, Tensor gradient, Allowance allowance) {
        return on(position) instanceof Statement.Slopes && derivative(measured(position), gradient, allowance)
                ? Fit.DERIVATIVE
                : fit(position, gradient, allowance);
    }

    private static boolean derivative(Measured measured, Tensor gradient, Allowance allowance) {
        return measured.slopes().anyMatch(e -> fits(gradient, e, allowance));
    }

    /**
     * Whether the slope is that of the engine's gradient and of none of the others; empty if it cannot tell, or if everybody's
     * gradient fits.
     */
    Optional<Boolean> sidesWith(int position, Tensor engine, Allowance allowance, List<Tensor> others) {
        Fit fit = others.isEmpty() ? fitAlone(position, engine, allowance) : fit(position, engine, allowance);
        if (fit == Fit.UNKNOWN) {
            return Optional.empty();
        }
        boolean anotherFits = others.stream().anyMatch(o -> fit(position, o, allowance) != Fit.NONE);
        return fit != Fit.NONE && anotherFits ? Optional.empty() : Optional.of(fit != Fit.NONE);
    }

    /** A slope that a gradient has, with what it may be off; empty if there is none. */
    Optional<Slope> slope(int position, Tensor gradient, Allowance allowance) {
        if (!(on(position) instanceof Statement.Slopes)) {
            return Optional.empty();
        }
        return measured(position)
                .slopes()
                .filter(e -> fits(gradient, e, allowance))
                .findFirst()
                .map(e -> new Slope(
                        e.direction(),
                        e.derivative(),
                        CAUTION * e.error() + rounding(gradient, e.direction(), allowance)));
    }

    private static double rounding(Tensor gradient, Tensor direction, Allowance allowance) {
        double rounding = 0;
        for (int i = 0; i < gradient.size(); i++) {
            rounding += Math.abs(direction.get(i)) * allowance.at(i, gradient.get(i), gradient.dtype());
        }
        return rounding;
    }

    /** Whether a gradient has the slope; an infinite one has none that was measured. */
    static boolean fits(Tensor gradient, Differences.Estimate estimate, Allowance allowance) {
        double slope = Slope.of(gradient, estimate.direction());
        return Double.isFinite(slope)
                && Math.abs(slope - estimate.derivative())
                        <= CAUTION * estimate.error() + rounding(gradient, estimate.direction(), allowance);
    }

    private static boolean between(Tensor gradient, Differences.Sides sides, Allowance allowance) {
        double slope = Slope.of(gradient, sides.direction());
        double slack = CAUTION * sides.error() + rounding(gradient, sides.direction(), allowance);
        return Double.isFinite(slope) && slope >= sides.least() - slack && slope <= sides.most() + slack;
    }
}
