package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.conformance.precise.PreciseInterpreter;
import org.adjudge.conformance.precise.PreciseTensor;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.hipparchus.exception.MathRuntimeException;

/**
 * The answer to a problem without its rounding: Adjudge's own gradient graph in 80 digits. It measures rounding and nothing
 * else: a rule that is wrong is wrong in 80 digits too, so it never speaks for an answer that differs from TensorFlow's by more
 * than rounding may.
 */
final class Yardstick {
    /** As a witness. */
    static final String NAME = "80 digits";

    private Yardstick() {}

    /** Whether each element of a tensor is what it should be but for rounding: to half the digits that it has. */
    static boolean isRounding(Tensor exact, Tensor actual) {
        double unit = exact.dtype() == DType.F32 ? Math.ulp(1f) : Math.ulp(1.0);
        return IntStream.range(0, exact.size())
                .allMatch(i -> Math.abs(exact.get(i) - actual.get(i)) <= Math.sqrt(unit) * Math.abs(exact.get(i)));
    }

    /**
     * One tensor of the answer, rounded to float64 once.
     *
     * @param position 0 for the output, then the gradients, then the second-order gradients
     * @return empty if it depends on an op that has no form in many digits, or is not floating
     */
    static Optional<Tensor> of(Problem problem, int position) {
        try {
            GradientGraph graph = new AdjudgeEngine().gradientGraph(problem).orElseThrow();
            Value wanted = graph.values().get(position);
            if (!wanted.dtype().isFloating()) {
                return Optional.empty(); // a whole number is not rounded
            }
            return PreciseInterpreter.run(graph.inputs(), List.of(wanted))
                    .map(values -> values.get(0))
                    .map(PreciseTensor::rounded);
        } catch (MathRuntimeException e) {
            return Optional.empty(); // a singular matrix has no solution in any number of digits
        }
    }
}
