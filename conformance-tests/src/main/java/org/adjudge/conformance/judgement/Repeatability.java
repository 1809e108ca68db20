package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.diagnosis.Mistakes;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * The law that an answer has no side effects: the inputs are as they were, and asking again gives the same bits.
 *
 * @param diagnosis of an engine that answers otherwise when asked again: nothing that is replayed with it would show more
 */
record Repeatability(Check check, Optional<Diagnosis> diagnosis) {
    private static final String WHAT = "repeatability";

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
    static Repeatability of(GradientEngine engine, Problem asked, Answer answer, Problem original) {
        Optional<String> changed = changed(asked, original);
        if (changed.isPresent()) {
            return new Repeatability(Check.wrong(WHAT, "the engine changed " + changed.get()), Optional.empty());
        }
        Answer again = engine.differentiate(copy(original));
        if (!answer.equals(again)) {
            return new Repeatability(
                    Check.wrong(WHAT, "the engine gave another answer when asked again: " + again + " after " + answer),
                    state(original, answer, again, engine.differentiate(copy(original))));
        }
        return new Repeatability(
                new Check(
                        WHAT,
                        Verdict.AGREES,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "same bits twice",
                        List.of()),
                Optional.empty());
    }

    /** What is wrong with the first gradient that is another one each time. */
    private static Optional<Diagnosis> state(Problem problem, Answer first, Answer second, Answer third) {
        int both = Math.min(first.gradients().size(), second.gradients().size());
        return IntStream.range(0, Math.min(both, third.gradients().size()))
                .filter(i -> !first.gradients().get(i).equals(second.gradients().get(i)))
                .mapToObj(i -> new Diagnosis(
                        Blame.ACCUMULATION,
                        problem.wrt().get(i).node(),
                        Optional.empty(),
                        first.gradients().get(i),
                        second.gradients().get(i),
                        Optional.of(mistake(
                                first.gradients().get(i),
                                second.gradients().get(i),
                                third.gradients().get(i)))))
                .findFirst();
    }

    private static Mistake mistake(Tensor first, Tensor second, Tensor third) {
        return grows(first, second, third)
                ? new Mistake(
                        "not cleared between runs",
                        "asked three times, the gradient grows by the same each time: what one run leaves, the next adds to")
                : new Mistake(
                        "depends on the runs before",
                        "asked again the engine gives another gradient: something is kept from one run to the next, or chance decides");
    }

    private static boolean grows(Tensor first, Tensor second, Tensor third) {
        double[] expected = second.toDoubles();
        if (first.size() != expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            expected[i] += second.get(i) - first.get(i);
        }
        return Mistakes.same(Tensor.of(second.dtype(), second.shape(), expected), third);
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
