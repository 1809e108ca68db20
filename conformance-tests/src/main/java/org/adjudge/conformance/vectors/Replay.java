package org.adjudge.conformance.vectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.judgement.Agreement;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** Judges an engine by recorded answers. TensorFlow need not be there. */
public final class Replay {
    private final GradientEngine engine;

    /** Of an engine. */
    public Replay(GradientEngine engine) {
        this.engine = engine;
    }

    /**
     * One recorded array against the engine's.
     *
     * @param suspect whether TensorFlow itself was suspect when it was recorded: nothing is held against the engine
     */
    public record Result(String array, boolean agrees, boolean suspect, Optional<Agreement> agreement, String reason) {
        /** Whether it is held against the engine. */
        public boolean wrong() {
            return !agrees && !suspect;
        }
    }

    /** Compares every recorded answer of a case. */
    public List<Result> of(Vector vector) {
        Case subject = Case.parse(vector.line());
        Map<String, Tensor> actual;
        try {
            Answer answer = engine.differentiate(problem(subject, vector));
            actual = Answers.of(answer, subject.wrt());
            Answers.slopes(actual, vector.tensors());
        } catch (UnsupportedOperationException e) {
            return List.of();
        } catch (RuntimeException e) {
            return List.of(new Result("output", false, false, Optional.empty(), "the engine threw " + e));
        }
        List<Result> results = new ArrayList<>();
        vector.tensors()
                .forEach((name, expected) -> vector.tensor("allowed." + name)
                        .ifPresent(allowed -> results.add(compare(name, expected, allowed, actual, vector))));
        return results;
    }

    private static Result compare(
            String name, Tensor expected, Tensor allowed, Map<String, Tensor> actual, Vector vector) {
        boolean suspect = vector.suspect().contains(name);
        Tensor mine = actual.get(name);
        if (mine == null) {
            return new Result(name, false, suspect, Optional.empty(), "the engine gives none");
        }
        Agreement agreement = Agreement.of(expected, mine, 0, allowed.toDoubles());
        return new Result(name, agreement.holds(), suspect, Optional.of(agreement), "");
    }

    /** The case with the recorded numbers, whatever this version would draw. */
    private static Problem problem(Case subject, Vector vector) {
        Map<Value, Tensor> inputs = new HashMap<>();
        subject.inputs()
                .forEach((input, drawn) -> inputs.put(
                        input, vector.tensor("input." + input.inputName()).orElse(drawn)));
        List<Tensor> directions = new ArrayList<>();
        for (int i = 0; i < subject.directions().size(); i++) {
            String name = "direction." + Printer.named(subject.wrt().get(i));
            directions.add(vector.tensor(name).orElse(subject.directions().get(i)));
        }
        Tensor seed = vector.tensor("seed").orElse(subject.seed());
        return new Problem(subject.graph(), subject.output(), inputs, seed, subject.wrt(), directions);
    }
}
