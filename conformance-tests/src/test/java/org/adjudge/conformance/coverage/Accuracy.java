package org.adjudge.conformance.coverage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.report.Errors;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/**
 * How far output and first-order gradients of a case lie from the truth, at the worst element, in ULPs: of a float32 case
 * from TensorFlow's answer to its float64 twin, of a float64 case the engine's from TensorFlow's own.
 */
record Accuracy(double engine32, double tensorflow32, double engine64) {
    static final Accuracy NONE = new Accuracy(-1, -1, -1);

    /** The worse of two, each for itself; below 0 where nothing was measured. */
    Accuracy and(Accuracy other) {
        return new Accuracy(
                Math.max(engine32, other.engine32),
                Math.max(tensorflow32, other.tensorflow32),
                Math.max(engine64, other.engine64));
    }

    /**
     * Of a case.
     *
     * @param measured the errors that are known, by the lines of the cases
     */
    static Accuracy of(JudgedCase judged, Map<String, Map<String, Errors>> measured) {
        List<Check> checks = judged.judgement().checks().stream()
                .filter(c -> c.what().equals("output") || c.what().startsWith("gradient of "))
                .filter(c -> c.verdict() == Verdict.AGREES)
                .toList();
        return checks.stream().anyMatch(c -> dtype(c) == DType.F32)
                ? single(judged, checks, measured)
                : checks.stream().map(Accuracy::ofDouble).reduce(NONE, Accuracy::and);
    }

    private static Accuracy single(JudgedCase judged, List<Check> checks, Map<String, Map<String, Errors>> measured) {
        Map<String, Errors> known = measured.get(judged.subject().line());
        Map<String, Errors> errors =
                known == null ? Errors.of(List.of(judged.judgement())).get(0) : known;
        return checks.stream()
                .flatMap(c -> Optional.ofNullable(errors.get(c.what())).stream())
                .map(e -> new Accuracy(e.engine(), e.tensorflow(), -1))
                .reduce(NONE, Accuracy::and);
    }

    private static Accuracy ofDouble(Check check) {
        return dtype(check) == DType.F64
                ? new Accuracy(
                        -1,
                        -1,
                        check.oracle().map(o -> distance(o, check.engine())).orElse(-1.0))
                : NONE;
    }

    private static DType dtype(Check check) {
        return check.engine().map(Tensor::dtype).orElse(DType.BOOL);
    }

    /** Where both are finite and normal. */
    private static double distance(Tensor truth, Optional<Tensor> measured) {
        double worst = 0;
        Tensor actual = measured.orElse(truth);
        for (int i = 0; i < truth.size() && truth.size() == actual.size(); i++) {
            double t = truth.get(i);
            double a = actual.get(i);
            if (Double.isFinite(t)
                    && Double.isFinite(a)
                    && Math.abs(t) >= actual.dtype().minNormal()) {
                worst = Math.max(worst, Math.abs(a - t) / actual.dtype().ulp(t));
            }
        }
        return worst;
    }
}
