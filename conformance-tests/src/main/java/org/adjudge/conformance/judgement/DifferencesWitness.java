package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.Differences;
import org.adjudge.tensor.Tensor;

/**
 * The witness that needs no gradient rule: the slope of TensorFlow's own float64 forward along a random direction; for a
 * problem of order 2, of its first-order gradients, so that no second-order rule is needed, or where TensorFlow has none of
 * them, the mixed second difference of the forward.
 *
 * <p>One number, so it cannot convict an element, but it tells which of two disagreeing gradients is the derivative.
 */
final class DifferencesWitness {
    /** The error of a difference is itself an estimate; ten times of it is what we hold against a gradient. */
    private static final double CAUTION = 10;

    /**
     * Of the directions. A wrong gradient has the right slope in none of them; the estimate of a right one's error is too
     * small in about one of a thousand, so a second direction is asked before a gradient is called wrong.
     */
    private static final List<Long> SEEDS = List.of(1L, 2L);

    private final Problem problem;
    private final int index;

    DifferencesWitness(Problem problem, int index) {
        this.problem = problem;
        this.index = index;
    }

    /**
     * Whether the slope is that of the engine's gradient and of none of the others; empty if it cannot tell: the value is
     * not an input or has no elements, the slope is not finite, or everybody's gradient fits.
     */
    Optional<Boolean> sidesWith(Tensor engine, Allowance allowance, List<Tensor> others) {
        List<Differences.Estimate> slopes = slopes(engine);
        if (slopes.isEmpty()) {
            return Optional.empty();
        }
        boolean engineFits = slopes.stream().anyMatch(e -> fits(engine, e, allowance));
        boolean anotherFits = others.stream().anyMatch(o -> slopes.stream().anyMatch(e -> fits(o, e, allowance)));
        return engineFits && anotherFits ? Optional.empty() : Optional.of(engineFits);
    }

    /** A slope that the gradient has, with what may be off; empty if there is none. */
    Optional<Slope> of(Tensor engine, Allowance allowance) {
        return slopes(engine).stream()
                .filter(e -> fits(engine, e, allowance))
                .findFirst()
                .map(e ->
                        new Slope(e.direction(), e.derivative(), CAUTION * e.error() + rounding(engine, e, allowance)));
    }

    private List<Differences.Estimate> slopes(Tensor engine) {
        if (!Comparison.isInput(problem.wrt().get(index)) || engine.size() == 0) {
            return List.of();
        }
        return SEEDS.stream()
                .flatMap(seed -> slope(seed).stream())
                .filter(e -> Double.isFinite(e.derivative()) && Double.isFinite(e.error()))
                .toList();
    }

    private Optional<Differences.Estimate> slope(long seed) {
        return problem.order() == 1
                ? Differences.directionalDerivative(problem, index, seed)
                : Differences.secondDerivative(problem, index, seed)
                        .or(() -> Differences.secondDerivativeOfForward(problem, index, seed));
    }

    private static boolean fits(Tensor gradient, Differences.Estimate estimate, Allowance allowance) {
        double slope = Slope.of(gradient, estimate.direction());
        return Math.abs(slope - estimate.derivative())
                <= CAUTION * estimate.error() + rounding(gradient, estimate, allowance);
    }

    private static double rounding(Tensor gradient, Differences.Estimate estimate, Allowance allowance) {
        double rounding = 0;
        for (int i = 0; i < gradient.size(); i++) {
            rounding += Math.abs(estimate.direction().get(i)) * allowance.at(i, gradient.get(i), gradient.dtype());
        }
        return rounding;
    }
}
