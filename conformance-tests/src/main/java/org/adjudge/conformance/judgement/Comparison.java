package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Input;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Conditioning;
import org.adjudge.oracle.FunctionLibrary;
import org.adjudge.oracle.Outcome;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** Compares the answers to one case, with the allowance that the case has. */
final class Comparison {
    private final Case subject;
    private final Problem problem;
    /** Measured once, when first needed: the responses of the output, each gradient and each second-order gradient. */
    private Optional<Optional<List<Tensor>>> responses = Optional.empty();

    Comparison(Case subject) {
        this(subject, subject.problem());
    }

    Comparison(Case subject, Problem problem) {
        this.subject = subject;
        this.problem = problem;
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
            boolean missing = failed.message().contains("No gradient defined");
            return new DifferencesWitness(problem.wrt(problem.wrt()), index)
                    .sidesWith(actual, Allowance.ofKernel(actual.dtype()), List.of())
                    .map(
                            yes -> yes
                                    ? Check.unjudged(what, Optional.of(actual), failed.message())
                                            .with(
                                                    missing ? Verdict.AGREES_BY_DIFFERENCES : Verdict.ORACLE_SUSPECT,
                                                    failed.message())
                                    : Check.unjudged(what, Optional.of(actual), "")
                                            .with(
                                                    Verdict.DISAGREES,
                                                    "TensorFlow has no gradient (" + failed.message()
                                                            + "), and differences of its forward kernel do not agree with the engine"))
                    .orElseGet(() -> byLibrary(what, index, actual, failed.message()));
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
            Optional<Boolean> engineRight = new DifferencesWitness(problem.wrt(problem.wrt()), index)
                    .sidesWith(actual, allowance(1 + index, actual), others);
            if (engineRight.orElse(false)) {
                return check.with(
                        Verdict.ORACLE_SUSPECT,
                        "differences of TensorFlow's own f64 forward kernels side with the engine"
                                + (library(index, actual).orElse(false)
                                        ? ", and so does TensorFlow's function library"
                                        : ""));
            }
        }
        return check;
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
        return FunctionLibrary.gradient(problem.wrt(problem.wrt()), index)
                .filter(t -> t.size() > 0)
                .map(t -> Agreement.of(t, actual, base(t)).holds());
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

    /**
     * A second-order gradient that TensorFlow lacks, by differences of its first-order ones. In float32 nothing measures how
     * much rounding the graph amplifies, so there a misfit decides nothing.
     */
    private Check byDifferences(String what, int index, Tensor actual, String why) {
        Value value = problem.wrt().get(index);
        if (!TensorType.of(actual).equals(value.type())) {
            return Check.wrong(what, "it is " + TensorType.of(actual) + ", but its input is " + value.type());
        }
        Check unjudged = Check.unjudged(what, Optional.of(actual), why);
        Optional<Boolean> fits = new DifferencesWitness(problem, index).sidesWith(actual, base(actual), List.of());
        if (fits.isEmpty() || (!fits.get() && actual.dtype() != DType.F64)) {
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
        if (!agreement.holds() && subject.ulps().isEmpty() && Double.isFinite(agreement.ulps())) {
            allowance = allowance(index, expected);
            agreement = Agreement.of(expected, actual, allowance);
        }
        return new Check(
                what,
                agreement.holds() ? Verdict.AGREES : Verdict.DISAGREES,
                Optional.of(expected),
                Optional.of(actual),
                Optional.of(agreement),
                allowance.reason());
    }

    private Allowance base(Tensor expected) {
        return subject.ulps()
                .filter(u -> expected.dtype().isFloating())
                .map(u -> Allowance.stated(u.count(), u.reason()))
                .orElse(Allowance.ofKernel(expected.dtype()));
    }

    /** The base and the measured response of entry {@code index}. */
    Allowance allowance(int index, Tensor expected) {
        if (subject.ulps().isPresent()) {
            return base(expected);
        }
        if (responses.isEmpty()) {
            // where TensorFlow has no second order, the responses of the first; without that, the output's alone
            responses = Optional.of(Conditioning.sensitivity(problem)
                    .or(() -> Conditioning.sensitivity(problem.wrt(problem.wrt())))
                    .or(() -> Conditioning.sensitivity(problem.wrt(List.of()))));
        }
        return responses
                .get()
                .filter(r -> index < r.size() && r.get(index).shape().equals(expected.shape()))
                .map(r -> base(expected).amplifying(r.get(index)))
                .orElse(base(expected));
    }

    /**
     * A slope that a gradient has, as {@link #ofGradient} and {@link #ofSecond} ask for it.
     *
     * @param index 1 for the first gradient, and on to the second-order gradients
     */
    Optional<Slope> slope(int index, Check check, Tensor gradient) {
        int count = problem.wrt().size();
        Problem asked = index > count ? problem : problem.wrt(problem.wrt());
        Allowance allowance = check.oracle().isPresent() ? allowance(index, gradient) : base(gradient);
        return new DifferencesWitness(asked, (index - 1) % count).of(gradient, allowance);
    }

    /** Whether a wrt is an input: only those can be moved to take differences. */
    static boolean isInput(Value value) {
        return value.node().op() instanceof Input;
    }
}
