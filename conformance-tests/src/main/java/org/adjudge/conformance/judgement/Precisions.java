package org.adjudge.conformance.judgement;

import java.util.Locale;
import java.util.Optional;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** Tells rounding from a wrong formula: of the two, only rounding shrinks with the unit of rounding. */
final class Precisions {
    /** The units of rounding of float32 and float64 lie 2^29 apart; an error that follows them at all is rounding. */
    private static final double FOLLOWS = 1e5;

    private Precisions() {}

    /** Loss of precision, if the step's error in the other floating dtype differs as the dtypes do. */
    static Optional<Mistake> loss(GradientEngine engine, TensorFlowOracle oracle, Step step, int position) {
        double narrow = error(engine, oracle, as(step, DType.F32), position);
        double wide = error(engine, oracle, as(step, DType.F64), position);
        if (!(narrow < 1) || !(wide * FOLLOWS < narrow)) {
            return Optional.empty();
        }
        return Optional.of(new Mistake(
                "loss of precision",
                "the formula is right but loses digits: the relative error is "
                        + String.format(Locale.ROOT, "%.1e", narrow)
                        + " in float32 and " + String.format(Locale.ROOT, "%.1e", wide)
                        + " in float64, so it is rounding, amplified by how the formula is written"));
    }

    private static Step as(Step step, DType dtype) {
        return new Step(
                step.at(),
                step.inputs().stream().map(t -> as(t, dtype)).toList(),
                step.cotangents().stream().map(t -> as(t, dtype)).toList());
    }

    private static Tensor as(Tensor tensor, DType dtype) {
        return tensor.dtype().isFloating() ? Tensor.of(dtype, tensor.shape(), tensor.toDoubles()) : tensor;
    }

    /** The largest error, relative to the largest element of the right one in float64; NaN if it cannot be had. */
    private static double error(GradientEngine engine, TensorFlowOracle oracle, Step step, int position) {
        try {
            Problem problem = step.problem();
            Tensor actual = engine.differentiate(problem).gradients().get(position);
            if (!(oracle.testifyInDouble(problem).gradients().get(position) instanceof Outcome.Present present)
                    || !present.value().shape().equals(actual.shape())) {
                return Double.NaN;
            }
            double worst = 0;
            double largest = 0;
            for (int i = 0; i < actual.size(); i++) {
                worst = Math.max(worst, Math.abs(actual.get(i) - present.value().get(i)));
                largest = Math.max(largest, Math.abs(present.value().get(i)));
            }
            return worst / largest;
        } catch (RuntimeException e) {
            return Double.NaN; // not in this dtype
        }
    }
}
