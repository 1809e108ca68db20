package org.adjudge.conformance.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/**
 * How far engine and TensorFlow each are from what TensorFlow computes in float64, at the worst element, in ULPs of float32: who is closer.
 */
public record Errors(double engine, double tensorflow) {
    /** Whether it is a float32 case with a single op, so that the error is that op's. */
    static boolean isOfOp(Judgement judgement) {
        return judgement.subject().output().dtype() == DType.F32
                && Families.ops(judgement.subject()).size() == 1;
    }

    /** The errors of the output and the gradients where they are float32, by the name of the check; for each judgement. */
    public static List<Map<String, Errors>> of(List<Judgement> judgements) {
        List<Testimony> exact = new TensorFlowOracle()
                .testifyInDouble(judgements.stream()
                        .map(j -> j.subject().problem())
                        .map(problem -> problem.wrt(problem.wrt()))
                        .toList());
        return IntStream.range(0, judgements.size())
                .mapToObj(i -> of(judgements.get(i), exact.get(i)))
                .toList();
    }

    private static Map<String, Errors> of(Judgement judgement, Testimony exact) {
        Map<String, Errors> errors = new HashMap<>();
        List<Outcome> outcomes = new ArrayList<>(List.of(exact.output()));
        outcomes.addAll(exact.gradients());
        // the checks of the output and of the gradients come first, in this order
        for (int i = 0; i < outcomes.size() && i < judgement.checks().size(); i++) {
            Check check = judgement.checks().get(i);
            if (outcomes.get(i) instanceof Outcome.Present present) {
                of(check, present.value()).ifPresent(e -> errors.put(check.what(), e));
            }
        }
        return errors;
    }

    private static Optional<Errors> of(Check check, Tensor exact) {
        if (check.engine().isEmpty() || check.oracle().isEmpty()) {
            return Optional.empty();
        }
        Tensor engine = check.engine().get();
        Tensor tensorflow = check.oracle().get();
        boolean comparable = engine.dtype() == DType.F32
                && engine.shape().equals(exact.shape())
                && tensorflow.shape().equals(exact.shape());
        return comparable ? Optional.of(new Errors(worst(engine, exact), worst(tensorflow, exact))) : Optional.empty();
    }

    /** Where the exact value is finite and normal; 0 if it is nowhere. */
    private static double worst(Tensor rounded, Tensor exact) {
        double worst = 0;
        for (int i = 0; i < exact.size(); i++) {
            double e = exact.get(i);
            double error = Math.abs(rounded.get(i) - e) / Math.ulp((float) e);
            if (Math.abs(e) <= Float.MAX_VALUE && Math.abs(e) >= Float.MIN_NORMAL && !Double.isNaN(error)) {
                worst = Math.max(worst, error);
            }
        }
        return worst;
    }
}
