package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.adjudge.grad.Problem;
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

    /** At a kink a wrong gradient may lie between the slopes on the two sides by chance, in about every second direction. */
    private static final List<Long> KINK_SEEDS =
            LongStream.rangeClosed(1, 8).boxed().toList();

    /** How a gradient fits the slopes. */
    enum Fit {
        /** It is the derivative. */
        DERIVATIVE,
        /** There is none: it lies between the slopes on the two sides of a kink, as any choice may. */
        CHOICE,
        /** It is neither. */
        NONE,
        /** The slopes cannot tell: what is asked for is not an input or has no elements, or the slope is not finite. */
        UNKNOWN
    }

    private final Problem problem;
    private final Map<Integer, Statement> statements = new HashMap<>();
    private final Map<Integer, List<Differences.Sides>> kinks = new HashMap<>();

    DifferencesWitness(Problem problem) {
        this.problem = problem;
    }

    @Override
    public String name() {
        return "differences";
    }

    @Override
    public Statement on(int position) {
        return statements.computeIfAbsent(position, this::measure);
    }

    private Statement measure(int position) {
        int n = problem.wrt().size();
        if (position == 0) {
            return new Statement.Silent("it is asked for gradients alone");
        }
        int index = (position - 1) % n;
        if (!Comparison.isInput(problem.wrt().get(index))
                || problem.wrt().get(index).shape().size() == 0) {
            return new Statement.Silent("what is asked for is not an input, or has no elements");
        }
        List<Differences.Estimate> slopes = SEEDS.stream()
                .flatMap(seed -> slope(position > n, index, seed).stream())
                .filter(e -> Double.isFinite(e.derivative()) && Double.isFinite(e.error()))
                .toList();
        return slopes.isEmpty()
                ? new Statement.Silent("the slope is not finite, or too rough to be measured")
                : new Statement.Slopes(slopes);
    }

    private Optional<Differences.Estimate> slope(boolean second, int index, long seed) {
        return second
                ? Differences.secondDerivative(problem, index, seed)
                        .or(() -> Differences.secondDerivativeOfForward(problem, index, seed))
                : Differences.directionalDerivative(problem.wrt(problem.wrt()), index, seed);
    }

    /** The slopes on the two sides, if they differ, which one direction shows; none at a smooth point. */
    private List<Differences.Sides> kink(int position) {
        return kinks.computeIfAbsent(position, p -> {
            if (p > problem.wrt().size()) {
                return List.of(); // the second order at a kink is not finite
            }
            Problem first = problem.wrt(problem.wrt());
            boolean smooth = Differences.sides(first, p - 1, SEEDS.subList(0, 1)).stream()
                    .noneMatch(DifferencesWitness::differ);
            return smooth ? List.of() : Differences.sides(first, p - 1, KINK_SEEDS);
        });
    }

    private static boolean differ(Differences.Sides sides) {
        return Math.abs(sides.after() - sides.before()) > CAUTION * sides.error();
    }

    /** How a gradient fits, with the rounding that it is allowed. */
    Fit fit(int position, Tensor gradient, Allowance allowance) {
        if (!(on(position) instanceof Statement.Slopes slopes)) {
            return Fit.UNKNOWN;
        }
        List<Differences.Sides> sides = kink(position);
        if (!sides.isEmpty()) {
            return sides.stream().allMatch(s -> between(gradient, s, allowance)) ? Fit.CHOICE : Fit.NONE;
        }
        return derivative(slopes, gradient, allowance) ? Fit.DERIVATIVE : Fit.NONE;
    }

    /**
     * How a gradient fits to which there is no other. Which of two choices at a kink is meant is then no question, so the slopes on the
     * two sides, which cost four times as much as that across, are asked for only where that one does not fit.
     */
    Fit fitAlone(int position, Tensor gradient, Allowance allowance) {
        return on(position) instanceof Statement.Slopes slopes && derivative(slopes, gradient, allowance)
                ? Fit.DERIVATIVE
                : fit(position, gradient, allowance);
    }

    private static boolean derivative(Statement.Slopes slopes, Tensor gradient, Allowance allowance) {
        return slopes.slopes().stream().anyMatch(e -> fits(gradient, e, allowance));
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
        if (!(on(position) instanceof Statement.Slopes slopes)) {
            return Optional.empty();
        }
        return slopes.slopes().stream()
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
        return slope >= Math.min(sides.before(), sides.after()) - slack
                && slope <= Math.max(sides.before(), sides.after()) + slack;
    }
}
