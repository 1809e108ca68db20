package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** The same question with numbers of its own. */
    static Problem copy(Problem problem) {
        Map<Value, Tensor> inputs = new HashMap<>();
        problem.inputs().forEach((input, tensor) -> inputs.put(input, copy(tensor)));
        return new Problem(
                problem.graph(),
                problem.output(),
                inputs,
                copy(problem.seed()),
                problem.wrt(),
                problem.directions().stream().map(Repeatability::copy).toList());
    }

    /** What of a question the engine changed, compared with the question as it was. */
    static Optional<String> changed(Problem asked, Problem original) {
        for (Map.Entry<Value, Tensor> input : asked.inputs().entrySet()) {
            if (!Objects.equals(input.getValue(), original.inputs().get(input.getKey()))) {
                return Optional.of("its input '" + input.getKey().inputName() + "'");
            }
        }
        boolean same =
                asked.seed().equals(original.seed()) && asked.directions().equals(original.directions());
        return same ? Optional.empty() : Optional.of("the seed or the directions");
    }

    /** Compares the question that was asked with the question as it was, and asks a copy of that. */
    static Check check(GradientEngine engine, Problem asked, Answer answer, Problem original) {
        Optional<String> changed = changed(asked, original);
        if (changed.isPresent()) {
            return Check.wrong(WHAT, "the engine changed " + changed.get());
        }
        Answer again = engine.differentiate(copy(original));
        if (!answer.equals(again)) {
            return Check.wrong(WHAT, "the engine gave another answer when asked again: " + again + " after " + answer);
        }
        return new Check(
                WHAT,
                Verdict.AGREES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "same bits twice",
                List.of());
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
