package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Input;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.tensor.Tensor;

/** Compares the answers to one case, with the allowance that the case has. */
final class Comparison {
    private static final String COMPLEX_STEP = "the complex step of TensorFlow's own forward kernels";

    private final Case subject;
    private final Problem problem;
    private final ComplexStepWitness complexStep;
    private final DifferencesWitness differences;
    private final LibraryWitness library;
    private final Amplification amplification;
    private final HigherPrecision higherPrecision;

    Comparison(Case subject) {
        this(subject, subject.problem());
    }

    Comparison(Case subject, Problem problem) {
        this.subject = subject;
        this.problem = problem;
        this.complexStep = new ComplexStepWitness(problem);
        this.differences = new DifferencesWitness(problem);
        this.library = new LibraryWitness(problem);
        this.amplification = new Amplification(problem);
        this.higherPrecision = new HigherPrecision(problem);
    }

    /** The witness that it asks first where the engine and TensorFlow differ. */
    ComplexStepWitness complexStep() {
        return complexStep;
    }

    /** The witness that it asks then. */
    DifferencesWitness differences() {
        return differences;
    }

    /** The witness that it asks where differences cannot tell. */
    LibraryWitness library() {
        return library;
    }

    Check ofOutput(Outcome expected, Tensor actual) {
        if (expected instanceof Outcome.Present present) {
            return compare("output", 0, present.value(), actual);
        }
        return Check.unjudged("output", Optional.of(actual), "TensorFlow has no value: " + why(expected));
    }

    Check ofGradient(int index, Outcome expected, Tensor actual) {
        Value value = problem.wrt().get(index);
        String what = "gradient of " + Printer.named(value);
        if (expected instanceof Outcome.Failed failed) {
            if (!TensorType.of(actual).equals(value.type())) {
                return Check.wrong(what, "it is " + TensorType.of(actual) + ", but its input is " + value.type());
            }
            return withoutOracle(what, index, failed, actual);
        }
        Check check = compare(what, 1 + index, expectedOf(expected, value), actual);
        if (!TensorType.of(actual).equals(value.type()) && check.verdict() == Verdict.AGREES) {
            return check.with(
                    Verdict.DISAGREES,
                    "it is " + TensorType.of(actual) + ", as in TensorFlow, but its input is " + value.type());
        }
        if (check.verdict() == Verdict.DISAGREES && TensorType.of(actual).equals(value.type())) {
            if (actual.size() == 0) {
                return check.with(
                        Verdict.ORACLE_SUSPECT,
                        "TensorFlow's gradient is "
                                + check.oracle().map(TensorType::of).orElseThrow() + ", but its input is "
                                + value.type() + "; the engine's has the input's type, and no element to differ in");
            }
            // a gradient of another type than its input's is wrong whatever its numbers
            List<Tensor> others = check.oracle().stream()
                    .filter(t -> TensorType.of(t).equals(value.type()))
                    .toList();
            Allowance allowance = allowance(1 + index, actual);
            boolean sharply = complexStep.confirms(1 + index, actual, allowance, others);
            if (sharply
                    || differences
                            .sidesWith(1 + index, actual, allowance, others)
                            .orElse(false)) {
                return check.with(
                        Verdict.ORACLE_SUSPECT,
                        (sharply ? COMPLEX_STEP + " sides" : "differences of TensorFlow's own f64 forward kernels side")
                                + " with the engine"
                                + (library(index, actual).orElse(false)
                                        ? ", and so does TensorFlow's function library"
                                        : ""));
            }
        }
        return check;
    }

    /** A gradient that TensorFlow has not, or fails to give: by complex step, or by differences. */
    private Check withoutOracle(String what, int index, Outcome.Failed failed, Tensor actual) {
        String why = failed.message();
        Verdict confirmed =
                why.contains("No gradient defined") ? Verdict.AGREES_BY_DIFFERENCES : Verdict.ORACLE_SUSPECT;
        Check unjudged = Check.unjudged(what, Optional.of(actual), why);
        if (complexStep.confirms(1 + index, actual, base(actual), List.of())) {
            return unjudged.with(confirmed, why + "; " + COMPLEX_STEP + " sides with the engine");
        }
        return fitsDifferences(1 + index, actual)
                .map(yes -> yes
                        ? unjudged.with(confirmed, why)
                        : unjudged.with(
                                Verdict.DISAGREES,
                                "TensorFlow has no gradient (" + why
                                        + "), and differences of its forward kernel do not agree with the engine"))
                .orElseGet(() -> byLibrary(what, index, actual, why));
    }

    /** Whether the engine's is the slope. */
    private Optional<Boolean> fitsDifferences(int position, Tensor actual) {
        return differences.sidesWith(position, actual, allowanceAlone(position, actual), List.of());
    }

    /** Of a gradient to which there is no other: what the graph makes of rounding is measured only if without it the slope is off. */
    Allowance allowanceAlone(int position, Tensor actual) {
        Allowance base = base(actual);
        return complexStep.confirms(position, actual, base, List.of())
                        || differences
                                .sidesWith(position, actual, base, List.of())
                                .orElse(true)
                ? base
                : amplifying(
                        actual,
                        () -> amplification
                                .inOwnGraph(position, amplified -> false)
                                .filter(r -> r.shape().equals(actual.shape())));
    }

    /** Where differences cannot tell, at a kink say, TensorFlow's second registry may. */
    private Check byLibrary(String what, int index, Tensor actual, String why) {
        Check unjudged = Check.unjudged(what, Optional.of(actual), why);
        return library(index, actual)
                .map(
                        agrees -> agrees
                                ? unjudged.with(
                                        Verdict.AGREES_BY_DIFFERENCES,
                                        why + "; TensorFlow's function library has a gradient, and it agrees")
                                : unjudged.with(
                                        Verdict.NO_ORACLE,
                                        why
                                                + "; TensorFlow's function library has another gradient, which differences cannot confirm"))
                .orElse(unjudged);
    }

    /** Whether TensorFlow's function library agrees; empty if it has no such gradient. */
    private Optional<Boolean> library(int index, Tensor actual) {
        return library.on(1 + index) instanceof Statement.Gives gives
                ? Optional.of(Agreement.of(gives.tensor(), actual, base(gives.tensor()))
                        .holds())
                : Optional.empty();
    }

    Check ofSecond(int index, Outcome expected, Optional<Tensor> actual) {
        Value value = problem.wrt().get(index);
        String what = "second-order gradient of " + Printer.named(value);
        if (actual.isEmpty()) {
            return Check.unjudged(what, actual, "the engine gives no second order");
        }
        if (expected instanceof Outcome.Failed failed) {
            return byDifferences(what, index, actual.get(), failed.message());
        }
        return compare(what, 1 + problem.wrt().size() + index, expectedOf(expected, value), actual.get());
    }

    /** A second-order gradient that TensorFlow lacks, by differences of its first-order ones. */
    private Check byDifferences(String what, int index, Tensor actual, String why) {
        Value value = problem.wrt().get(index);
        if (!TensorType.of(actual).equals(value.type())) {
            return Check.wrong(what, "it is " + TensorType.of(actual) + ", but its input is " + value.type());
        }
        Check unjudged = Check.unjudged(what, Optional.of(actual), why);
        int position = 1 + problem.wrt().size() + index;
        Optional<Boolean> fits = fitsDifferences(position, actual);
        if (fits.isEmpty()) {
            return unjudged;
        }
        return fits.get()
                ? unjudged.with(Verdict.AGREES_BY_DIFFERENCES, why)
                : unjudged.with(
                        Verdict.DISAGREES,
                        "TensorFlow has no second order (" + why
                                + "), and differences of its first order do not agree with the engine");
    }

    /** What TensorFlow says; where it says that there is no path, zeros are right. */
    private static Tensor expectedOf(Outcome outcome, Value value) {
        return outcome instanceof Outcome.Present present
                ? present.value()
                : Tensor.full(value.dtype(), value.shape(), 0);
    }

    private static String why(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.message() : outcome.toString();
    }

    private Check compare(String what, int index, Tensor expected, Tensor actual) {
        Allowance allowance = base(expected);
        Agreement agreement = Agreement.of(expected, actual, allowance);
        if (!agreement.holds() && subject.ulps().isEmpty() && bothFinite(expected, actual, agreement.index())) {
            Allowance base = allowance;
            allowance = allowance(
                    index,
                    expected,
                    amplified -> Agreement.of(expected, actual, base.amplifying(amplified))
                            .holds());
            agreement = Agreement.of(expected, actual, allowance);
            if (!agreement.holds()) {
                Optional<Check> rounding = higherPrecision.check(what, index, expected, actual, allowance);
                if (rounding.isPresent()) {
                    return rounding.get();
                }
            }
        }
        return new Check(
                what,
                agreement.holds() ? Verdict.AGREES : Verdict.DISAGREES,
                Optional.of(expected),
                Optional.of(actual),
                Optional.of(agreement),
                allowance.reason(),
                List.of());
    }

    /** Whether the types are the same, and both numbers finite where they differ most: only then can it be rounding. */
    private static boolean bothFinite(Tensor expected, Tensor actual, int index) {
        return TensorType.of(expected).equals(TensorType.of(actual))
                && Double.isFinite(expected.get(index))
                && Double.isFinite(actual.get(index));
    }

    private Allowance base(Tensor expected) {
        return subject.ulps()
                .filter(u -> expected.dtype().isFloating())
                .map(u -> Allowance.stated(u.count(), u.reason()))
                .orElse(Allowance.ofKernel(expected.dtype()));
    }

    /**
     * The base and what TensorFlow's graph makes of rounding in a tensor of the answer; Adjudge's, if TensorFlow cannot differentiate its
     * own disturbed.
     */
    Allowance allowance(int position, Tensor expected) {
        return allowance(position, expected, amplified -> false);
    }

    /** The least of the allowances, of one sample and on, that is enough; the whole one if none is. */
    private Allowance allowance(int position, Tensor expected, Predicate<Tensor> enough) {
        Predicate<Tensor> alike = r -> r.shape().equals(expected.shape());
        Predicate<Tensor> suffices = alike.negate().or(enough);
        return amplifying(
                expected,
                () -> amplification
                        .inTensorFlow(position, suffices)
                        .or(() -> amplification.inOwnGraph(position, suffices))
                        .filter(alike));
    }

    private Allowance amplifying(Tensor expected, Supplier<Optional<Tensor>> response) {
        Allowance base = base(expected);
        return subject.ulps().isPresent()
                ? base
                : response.get().map(base::amplifying).orElse(base);
    }

    /**
     * A slope that a gradient has, as {@link #ofGradient} and {@link #ofSecond} ask for it.
     *
     * @param index 1 for the first gradient, and on to the second-order gradients
     */
    Optional<Slope> slope(int index, Tensor gradient) {
        return differences
                .slope(index, gradient, base(gradient))
                .or(() -> differences.slope(index, gradient, allowanceAlone(index, gradient)))
                .or(() -> differences.slope(index, gradient, allowance(index, gradient)));
    }

    /** Whether a wrt is an input: only those can be moved to take differences. */
    static boolean isInput(Value value) {
        return value.node().op() instanceof Input;
    }
}
