package org.adjudge.conformance.judgement;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.adjudge.conformance.judgement.DifferencesWitness.Fit;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.tensor.Tensor;

/**
 * Whether a gradient that is no derivative is the limit of some: where several inputs tie, as all three of {@code clip_by_value} where
 * {@code x = lo = hi}, each alone has slopes that say nothing of what it has where the others move too. The limits of derivatives at smooth
 * points are what a choice may be (F. H. Clarke, Optimization and Nonsmooth Analysis, 1983, theorem 2.5.1).
 */
record Limits(GradientEngine engine, Problem problem) {
    /** Of two elements at ties of three, about one of thirty has the order that was chosen for both. */
    private static final int POINTS = 128;

    private static final double AWAY = 0x1p-14;
    /** How far a smooth gradient of moderate curvature may be from its limit, that far away; less, at the tie alone, passes. */
    private static final double NEAR = 0x1p-8;

    /** Whether the engine has nearly this gradient at a point nearby, and it is the derivative there. */
    boolean has(int position, Tensor gradient) {
        return IntStream.range(0, POINTS).anyMatch(point -> isDerivative(position, gradient, nearby(point)));
    }

    private boolean isDerivative(int position, Tensor gradient, Problem nearby) {
        try {
            Statement said = new EngineWitness(engine.differentiate(nearby)).on(position);
            return said instanceof Statement.Gives gives
                    && isNear(gradient, gives.tensor())
                    && new DifferencesWitness(nearby)
                                    .fit(position, gives.tensor(), Allowance.ofKernel(gradient.dtype()))
                            == Fit.DERIVATIVE;
        } catch (RuntimeException e) {
            return false; // outside the domain
        }
    }

    private Problem nearby(int point) {
        SplittableRandom random = new SplittableRandom(point);
        return Precisions.with(problem, v -> v + AWAY * (v == 0 ? 1 : v) * random.nextDouble(-1, 1));
    }

    private static boolean isNear(Tensor here, Tensor there) {
        return here.shape().equals(there.shape())
                && IntStream.range(0, here.size())
                        .allMatch(i -> Math.abs(here.get(i) - there.get(i)) <= NEAR * Math.abs(here.get(i)));
    }
}
