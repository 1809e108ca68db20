package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.ComplexStep;
import org.adjudge.oracle.Differences;
import org.adjudge.tensor.Tensor;

/**
 * W4 without differences: the slope of TensorFlow's kernels of complex numbers, where the ops have them and are analytic; right to
 * rounding. It only confirms: at a point where the function is not analytic its slope may be finite and mean nothing.
 */
final class ComplexStepWitness implements Witness {
    private final Problem problem;
    private final Map<Integer, Statement> statements = new HashMap<>();

    ComplexStepWitness(Problem problem) {
        this.problem = problem;
    }

    @Override
    public String name() {
        return "complex step";
    }

    @Override
    public Statement on(int position) {
        return statements.computeIfAbsent(position, this::measure);
    }

    private Statement measure(int position) {
        if (position == 0 || position > problem.wrt().size()) {
            return new Statement.Silent("it is asked for gradients of first order alone");
        }
        List<Differences.Estimate> slopes =
                ComplexStep.directionalDerivatives(problem.wrt(problem.wrt()), position - 1, DifferencesWitness.SEEDS);
        return slopes.isEmpty()
                ? new Statement.Silent("an op of this is not analytic, or has no kernel for complex numbers")
                : new Statement.Slopes(slopes);
    }

    /** Whether all its slopes are those of a gradient, and none is of another. */
    boolean confirms(int position, Tensor gradient, Allowance allowance, List<Tensor> others) {
        return gradient.size() > 0
                && on(position) instanceof Statement.Slopes slopes
                && slopes.slopes().stream()
                        .allMatch(e -> e.direction().shape().equals(gradient.shape())
                                && DifferencesWitness.fits(gradient, e, allowance))
                && others.stream()
                        .noneMatch(
                                o -> slopes.slopes().stream().anyMatch(e -> DifferencesWitness.fits(o, e, allowance)));
    }
}
