package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** The law that an answer has no side effects: the inputs are as they were, and asking again gives the same bits. */
final class Repeatability {
    private static final String WHAT = "repeatability";

    private Repeatability() {}

    /** Asks again with copies made before; {@code first} is what the engine said of the problem itself. */
    static Check check(GradientEngine engine, Problem problem, Answer first) {
        Map<Value, Tensor> copies = new HashMap<>();
        problem.inputs().forEach((input, tensor) -> copies.put(input, copy(tensor)));
        Problem again = new Problem(
                problem.graph(), problem.output(), copies, copy(problem.seed()), problem.wrt(), problem.directions());
        Answer second = engine.differentiate(again);
        for (Map.Entry<Value, Tensor> input : problem.inputs().entrySet()) {
            if (!copies.getOrDefault(input.getKey(), input.getValue()).equals(input.getValue())) {
                return Check.wrong(
                        WHAT, "the engine changed its input '" + input.getKey().inputName() + "'");
            }
        }
        if (!again.seed().equals(problem.seed())) {
            return Check.wrong(WHAT, "the engine changed the seed");
        }
        if (!first.equals(second)) {
            return Check.wrong(WHAT, "the engine gave another answer when asked again: " + second + " after " + first);
        }
        return new Check(WHAT, Verdict.AGREES, Optional.empty(), Optional.empty(), Optional.empty(), "same bits twice");
    }

    private static Tensor copy(Tensor t) {
        return switch (t.dtype()) {
            case F32 -> Tensor.of(t.shape(), (float[]) t.toArray());
            case F64 -> Tensor.of(t.shape(), (double[]) t.toArray());
            case I32 -> Tensor.of(t.shape(), (int[]) t.toArray());
            case I64 -> Tensor.of(t.shape(), (long[]) t.toArray());
            case BOOL -> Tensor.of(t.shape(), (boolean[]) t.toArray());
        };
    }
}
