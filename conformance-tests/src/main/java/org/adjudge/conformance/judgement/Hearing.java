package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.adjudge.conformance.judgement.DifferencesWitness.Fit;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Differences;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.Tensor;

/**
 * Hears all the witnesses about a check and decides by the table of docs/adr/0009:
 *
 * <table>
 * <caption>verdicts</caption>
 * <tr><th>engine = TensorFlow</th><th>transplant = TensorFlow</th><th>differences fit</th><th>verdict</th></tr>
 * <tr><td>yes</td><td>-</td><td>both, or cannot tell</td><td>AGREES</td></tr>
 * <tr><td>yes</td><td>-</td><td>neither</td><td>SHARED_FAULT</td></tr>
 * <tr><td>no</td><td>-</td><td>the engine</td><td>ORACLE_SUSPECT</td></tr>
 * <tr><td>no</td><td>-</td><td>both, at a kink</td><td>CONVENTION</td></tr>
 * <tr><td>no</td><td>yes</td><td>not the engine</td><td>ENGINE_KERNEL</td></tr>
 * <tr><td>no</td><td>no</td><td>TensorFlow</td><td>ENGINE_RULE; DISAGREES if its rules are right one by one</td></tr>
 * <tr><td>no</td><td colspan="2">anything else</td><td>DISAGREES</td></tr>
 * </table>
 *
 * <p>Where TensorFlow has no gradient, what differences fit takes its place.
 */
final class Hearing {
    private final boolean all;
    private final Problem problem;
    private final Comparison comparison;
    private final EngineWitness engine;
    private final OracleWitness oracle;
    private final TransplantWitness transplant;
    private final Limits limits;

    /**
     * A hearing.
     *
     * @param all whether everybody is heard about what differences have already decided, too
     */
    Hearing(
            boolean all,
            Comparison comparison,
            GradientEngine engine,
            TensorFlowOracle oracle,
            Problem problem,
            Answer answer,
            Testimony testimony) {
        this.all = all;
        this.problem = problem;
        this.comparison = comparison;
        this.engine = new EngineWitness(answer);
        this.oracle = new OracleWitness(problem, testimony);
        this.transplant = new TransplantWitness(engine, oracle, problem);
        this.limits = new Limits(engine, problem);
    }

    /**
     * A check with its evidence, and its verdict by all the witnesses.
     *
     * @param diagnoses what is wrong with the engine, if anything
     */
    Check of(int position, Check check, List<Diagnosis> diagnoses) {
        Optional<Tensor> ours = tensor(engine, position);
        Optional<Tensor> theirs = tensor(oracle, position);
        if (ours.isEmpty()) {
            return check;
        }
        Allowance allowance = theirs.isEmpty()
                ? comparison.allowanceAlone(position, ours.get())
                : comparison.allowance(position, ours.get());
        List<Tensor> others = theirs.stream()
                .filter(t -> t.shape().equals(ours.get().shape()))
                .toList();
        boolean sharply = comparison.complexStep().confirms(position, ours.get(), allowance, others);
        Fit ofEngine = sharply ? Fit.DERIVATIVE : fit(position, ours.get(), theirs.isEmpty(), allowance);
        Fit ofOracle = sharply && !all
                ? Fit.UNKNOWN
                : theirs.map(t -> fit(position, t, false, comparison.allowance(position, t)))
                        .orElse(Fit.UNKNOWN);
        List<Evidence> evidence = new ArrayList<>();
        for (Witness witness : heard(check)) {
            evidence.add(evidence(witness, position, ours.get(), theirs, allowance));
        }
        if (sharply) {
            evidence.add(slopes(comparison.complexStep(), position, ours.get(), theirs, ofEngine, Fit.UNKNOWN));
        }
        if (!sharply || all) {
            evidence.add(slopes(comparison.differences(), position, ours.get(), theirs, ofEngine, ofOracle));
        }
        if (check.verdict() != Verdict.AGREES_BY_DIFFERENCES || all) {
            yardstick(position, ours.get(), theirs, allowance).ifPresent(evidence::add);
        }
        Verdict verdict = verdict(position, check, ofEngine, ofOracle, diagnoses);
        return check.with(verdict, reason(check, verdict)).with(evidence);
    }

    /** Those beside the differences; where these have already decided, nobody else need be heard. */
    private List<Witness> heard(Check check) {
        return check.verdict() == Verdict.AGREES_BY_DIFFERENCES && !all
                ? List.of(engine, oracle)
                : List.of(engine, oracle, transplant, comparison.library());
    }

    private Verdict verdict(int position, Check check, Fit ofEngine, Fit ofOracle, List<Diagnosis> diagnoses) {
        if (check.verdict() == Verdict.AGREES) {
            // that both let a NaN through, where a branch was masked say, is no number that could be wrong
            boolean neither = ofEngine == Fit.NONE && ofOracle == Fit.NONE;
            return neither
                            && finite(tensor(engine, position).orElseThrow())
                            && !fits(ofTwin(position))
                            && !limits.has(position, tensor(engine, position).orElseThrow())
                    ? Verdict.SHARED_FAULT
                    : Verdict.AGREES;
        }
        if (check.verdict() != Verdict.DISAGREES) {
            return check.verdict();
        }
        if (ofEngine == Fit.CHOICE && ofOracle == Fit.CHOICE) {
            return Verdict.CONVENTION;
        }
        Optional<Tensor> theirs = tensor(oracle, position);
        Optional<Tensor> transplanted = tensor(transplant, position);
        boolean together =
                diagnoses.stream().anyMatch(d -> d.blame() == Blame.ACCUMULATION || d.blame() == Blame.ORDER);
        if (transplanted.isEmpty() || together) {
            return Verdict.DISAGREES;
        }
        boolean right = theirs.isPresent()
                ? Agreement.of(theirs.get(), transplanted.get(), comparison.allowance(position, theirs.get()))
                        .holds()
                : fits(fit(
                        position, transplanted.get(), true, comparison.allowanceAlone(position, transplanted.get())));
        if (right) {
            return Verdict.ENGINE_KERNEL;
        }
        boolean ruleConvicted = fits(ofOracle) || (theirs.isEmpty() && ofEngine == Fit.NONE);
        return ruleConvicted ? Verdict.ENGINE_RULE : Verdict.DISAGREES;
    }

    /** How TensorFlow's gradient fits if all is float64: where that does and its own does not, it is the rounding to float32 that shows. */
    private Fit ofTwin(int position) {
        Witness twin = new OracleWitness(problem, new TensorFlowOracle().testifyInDouble(problem));
        return tensor(twin, position)
                .map(t -> fit(position, t, false, comparison.allowance(position, t)))
                .orElse(Fit.UNKNOWN);
    }

    private static boolean fits(Fit fit) {
        return fit == Fit.DERIVATIVE || fit == Fit.CHOICE;
    }

    private static String reason(Check check, Verdict verdict) {
        return switch (verdict) {
            case SHARED_FAULT ->
                "the engine and TensorFlow agree, and differences of TensorFlow's own f64 forward kernels fit neither";
            case CONVENTION ->
                "a kink: both lie between the slopes of TensorFlow's f64 forward kernels on its two sides, so each is a choice";
            default -> check.reason();
        };
    }

    private static Optional<Tensor> tensor(Witness witness, int position) {
        return witness.on(position) instanceof Statement.Gives gives ? Optional.of(gives.tensor()) : Optional.empty();
    }

    /** How a gradient fits the differences; one of another shape than its input is wrong whatever its numbers. */
    private Fit fit(int position, Tensor gradient, boolean alone, Allowance allowance) {
        if (position == 0) {
            return Fit.UNKNOWN;
        }
        Value value = problem.wrt().get((position - 1) % problem.wrt().size());
        if (!value.shape().equals(gradient.shape())) {
            return Fit.NONE;
        }
        DifferencesWitness differences = comparison.differences();
        return alone
                ? differences.fitAlone(position, gradient, allowance)
                : differences.fit(position, gradient, allowance);
    }

    private static boolean finite(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles()).allMatch(Double::isFinite);
    }

    private Evidence evidence(
            Witness witness, int position, Tensor ours, Optional<Tensor> theirs, Allowance allowance) {
        Statement statement = witness.on(position);
        if (!(statement instanceof Statement.Gives gives)) {
            return new Evidence(
                    witness.name(), Optional.empty(), Optional.empty(), Optional.empty(), statement.toString());
        }
        Agreement engine = Agreement.of(gives.tensor(), ours, allowance);
        Optional<Agreement> oracle =
                theirs.map(t -> Agreement.of(t, gives.tensor(), comparison.allowance(position, t)));
        List<String> says = new ArrayList<>();
        if (!(witness instanceof EngineWitness)) {
            says.add(FailureText.number(engine.ulps()) + " ULP from the engine");
        }
        if (!(witness instanceof OracleWitness)) {
            oracle.ifPresent(a -> says.add(FailureText.number(a.ulps()) + " ULP from TensorFlow"));
        }
        return new Evidence(
                witness.name(),
                Optional.of(gives.tensor()),
                Optional.of(engine.holds()),
                oracle.map(Agreement::holds),
                String.join(", ", says));
    }

    private static Evidence slopes(
            Witness witness, int position, Tensor ours, Optional<Tensor> theirs, Fit ofEngine, Fit ofOracle) {
        Statement statement = witness.on(position);
        String says = statement.toString();
        if (statement instanceof Statement.Slopes slopes
                && slopes.slopes().get(0).direction().size() == ours.size()) {
            Differences.Estimate first = slopes.slopes().get(0);
            says = String.format(
                    Locale.ROOT,
                    "along a random direction the slope is %.10g ± %.1g; the engine's gradient makes it %.10g%s",
                    first.derivative(),
                    first.error(),
                    Slope.of(ours, first.direction()),
                    theirs.filter(t -> t.size() == first.direction().size())
                            .map(t ->
                                    String.format(Locale.ROOT, ", TensorFlow's %.10g", Slope.of(t, first.direction())))
                            .orElse(""));
        }
        return new Evidence(
                witness.name(),
                Optional.empty(),
                told(ofEngine),
                theirs.isPresent() ? told(ofOracle) : Optional.empty(),
                says);
    }

    /** No witness to who is right, but to how far each is from what it would be without rounding. */
    private Optional<Evidence> yardstick(int position, Tensor ours, Optional<Tensor> theirs, Allowance allowance) {
        return Yardstick.of(problem, position)
                .filter(t -> t.shape().equals(ours.shape()))
                .map(t -> Tensor.of(ours.dtype(), t.shape(), t.toDoubles()))
                .map(t -> new Evidence(
                        Yardstick.NAME,
                        Optional.of(t),
                        Optional.empty(),
                        Optional.empty(),
                        "of Adjudge's rules in 80 digits the engine is "
                                + FailureText.number(
                                        Agreement.of(t, ours, allowance).ulps())
                                + " ULP off"
                                + theirs.filter(o -> o.shape().equals(t.shape()))
                                        .map(o -> ", TensorFlow "
                                                + FailureText.number(Agreement.of(t, o, allowance)
                                                        .ulps()))
                                        .orElse("")));
    }

    private static Optional<Boolean> told(Fit fit) {
        return fit == Fit.UNKNOWN ? Optional.empty() : Optional.of(fits(fit));
    }
}
