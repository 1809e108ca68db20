package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.Tensor;

/** Finds the first wrong step of a case that disagrees. */
final class Localisation {
    private final GradientEngine engine;
    private final TensorFlowOracle oracle;

    Localisation(GradientEngine engine, TensorFlowOracle oracle) {
        this.engine = engine;
        this.oracle = oracle;
    }

    /**
     * The first node whose primal is wrong, else the first whose cotangent is.
     *
     * @param checks those of the case
     */
    Location of(Case subject, Asked asked, List<Check> checks) {
        Problem all = asked.everything();
        Opened opened = Opened.of(engine, all);
        try {
            Optional<FirstWrong> first =
                    wrongPrimal(all, asked).or(() -> wrongCotangent(opened.engine(), subject, asked, checks));
            boolean cut = first.filter(f -> f.kind().equals("cotangent")).isPresent();
            return new Location(first, cut ? opened.how() : "");
        } catch (RuntimeException e) {
            String before = opened.how().isEmpty() ? "" : opened.how() + ", ";
            return new Location(Optional.empty(), before + "which threw " + e);
        }
    }

    private Optional<FirstWrong> wrongPrimal(Problem all, Asked asked) {
        List<Tensor> primals = engine.primals(all, all.wrt());
        List<Outcome> expected = primals.isEmpty() ? List.of() : oracle.evaluate(all.inputs(), all.wrt());
        for (int i = 0; i < primals.size(); i++) {
            Value value = all.wrt().get(i);
            Problem forward = new Problem(
                    all.graph(), value, all.inputs(), Tensor.full(value.dtype(), value.shape(), 0), List.of());
            Check check = asked.comparison(forward).ofOutput(expected.get(i), primals.get(i));
            if (check.verdict() == Verdict.DISAGREES) {
                return first(value, "primal", check);
            }
        }
        return Optional.empty();
    }

    private Optional<FirstWrong> wrongCotangent(GradientEngine opened, Case subject, Asked asked, List<Check> checks) {
        Problem all = asked.everything();
        Testimony testimony = asked.testimony(all);
        Answer answer = opened.differentiate(all);
        Comparison comparison = asked.comparison(all);
        for (int i = all.wrt().size() - 1; i >= 0; i--) {
            int at = i;
            Value value = all.wrt().get(i);
            Outcome expected = testimony.gradients().get(i);
            Tensor actual = answer.gradients().get(i);
            if (!(expected instanceof Outcome.Failed)) {
                Check check = Check.of(checks, subject.wrt().indexOf(value), actual)
                        .orElseGet(() -> comparison.ofGradient(at, expected, actual));
                if (check.verdict() == Verdict.DISAGREES) {
                    return first(value, "cotangent", check);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<FirstWrong> first(Value value, String kind, Check check) {
        return Optional.of(new FirstWrong(
                value, kind, check.oracle().orElseThrow(), check.engine().orElseThrow()));
    }
}
