package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/**
 * Agreement with what TensorFlow would say if it did not round, where what it says is that but for its rounding: in float32 with its own
 * float64 twin, in float64 with the {@link Yardstick}.
 */
final class HigherPrecision {
    private static final String TWIN = "float64 twin";

    private final Problem problem;
    private Optional<Witness> twin = Optional.empty();

    HigherPrecision(Problem problem) {
        this.problem = problem;
    }

    /** The check of an answer that is further from TensorFlow's than the allowance, if it agrees with the value in higher precision. */
    Optional<Check> check(String what, int position, Tensor expected, Tensor actual, Allowance allowance) {
        boolean single = expected.dtype() == DType.F32;
        Optional<Tensor> exact = single ? twin(position) : Yardstick.of(problem, position);
        return exact.filter(t -> t.shape().equals(expected.shape()))
                .map(t -> Tensor.of(expected.dtype(), t.shape(), t.toDoubles()))
                .filter(t -> Yardstick.isRounding(t, expected))
                .filter(t -> asNear(t, expected, actual, allowance).holds())
                .map(t -> agreeing(what, single ? TWIN : Yardstick.NAME, t, expected, actual, allowance));
    }

    /** How far the engine is from the exact value; it need not be nearer than TensorFlow itself, give or take the allowance. */
    private static Agreement asNear(Tensor exact, Tensor expected, Tensor actual, Allowance allowance) {
        double[] allowances = allowance.of(exact);
        for (int i = 0; i < allowances.length; i++) {
            allowances[i] += Math.abs(expected.get(i) - exact.get(i));
        }
        return Agreement.of(exact, actual, allowance.base(), allowances);
    }

    /** The exact value by which a check agrees, if it is one of these. */
    static Optional<Tensor> exact(Check check) {
        return check.verdict() != Verdict.AGREES
                ? Optional.empty()
                : check.evidence().stream()
                        .filter(e -> Set.of(TWIN, Yardstick.NAME).contains(e.witness())
                                && e.engine().orElse(false))
                        .flatMap(e -> e.tensor().stream())
                        .findFirst();
    }

    private static Check agreeing(
            String what, String witness, Tensor exact, Tensor expected, Tensor actual, Allowance allowance) {
        Agreement agreement = asNear(exact, expected, actual, allowance);
        String off = FailureText.number(Agreement.of(exact, expected, allowance).ulps());
        return new Check(
                what,
                Verdict.AGREES,
                Optional.of(expected),
                Optional.of(actual),
                Optional.of(agreement),
                "TensorFlow's own rounding: it is " + off + " ULP off the value in higher precision",
                List.of(new Evidence(
                        witness,
                        Optional.of(exact),
                        Optional.of(true),
                        Optional.of(false),
                        FailureText.number(agreement.ulps()) + " ULP from the engine, " + off
                                + " ULP from TensorFlow")));
    }

    private Optional<Tensor> twin(int position) {
        if (twin.isEmpty()) {
            twin = Optional.of(new OracleWitness(problem, new TensorFlowOracle().testifyInDouble(problem)));
        }
        return twin.get().on(position) instanceof Statement.Gives gives
                ? Optional.of(gives.tensor())
                : Optional.empty();
    }
}
