package org.adjudge.conformance.judgement;

import java.util.Optional;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/**
 * How far two right computations of a tensor may lie apart, element by element, and why.
 *
 * <p>Each kernel may be off by {@code base} ULPs. The last one's error stands as it is; what the graph makes of the errors
 * before it is measured: the response of each element to a relative perturbation of every value in the graph, forward and
 * backward, on TensorFlow's side alone, so that a wrong engine cannot widen its own allowance (docs/adr/0013).
 *
 * @param base in ULPs of the expected value
 * @param response for each element, the absolute response to a perturbation of one unit, or empty
 */
public record Allowance(double base, String reason, Optional<Tensor> response) {
    /**
     * From the measured response to what it may be at most: √3, because the measuring perturbation is uniform in [-1, 1] and
     * so has the root mean square 1/√3; and 2, because the root mean square of 8 samples is less than half of the true one
     * in about one of fifty.
     */
    private static final double SPREAD = 2 * Math.sqrt(3);

    /** The allowance for one kernel call: TensorFlow's are within 3 (f64) and 5.3 (f32) ULP of the true value. */
    public static Allowance ofKernel(DType dtype) {
        return switch (dtype) {
            case F64 ->
                new Allowance(
                        4,
                        "TensorFlow's f64 kernels are within 3 ULP of the true value, ours within 1",
                        Optional.empty());
            case F32 ->
                new Allowance(
                        8,
                        "TensorFlow's f32 kernels are within 5.3 ULP of the true value, ours within 1",
                        Optional.empty());
            case I32, I64, BOOL -> new Allowance(0, "exact", Optional.empty());
        };
    }

    /** An allowance stated in the case. */
    public static Allowance stated(double ulps, String reason) {
        return new Allowance(ulps, reason, Optional.empty());
    }

    /** This one and the rounding that the graph amplifies. */
    public Allowance amplifying(Tensor measured) {
        return new Allowance(
                base, reason + "; and the rounding that the graph amplifies, measured", Optional.of(measured));
    }

    /**
     * The greatest absolute difference allowed at each element of an expected tensor; 0 where it is not finite.
     *
     * @throws IllegalArgumentException if the response was measured on a tensor of another shape
     */
    public double[] of(Tensor expected) {
        response.filter(r -> !r.shape().equals(expected.shape())).ifPresent(r -> {
            throw new IllegalArgumentException(
                    "the response has shape " + r.shape() + ", the expected tensor " + expected.shape());
        });
        double[] allowances = new double[expected.size()];
        for (int i = 0; i < allowances.length; i++) {
            double e = expected.get(i);
            double flushed = Math.abs(e) < expected.dtype().minNormal() ? 0 : e;
            allowances[i] = Double.isFinite(e) ? at(i, flushed, expected.dtype()) : 0;
        }
        return allowances;
    }

    /** The greatest absolute difference allowed at an element. */
    double at(int index, double expected, DType dtype) {
        double ulp = dtype.ulp(Math.max(Math.abs(expected), dtype.minNormal()));
        double unit = dtype == DType.F32 ? Math.ulp(1f) : Math.ulp(1.0);
        return base * (ulp + response.map(r -> SPREAD * unit * r.get(index)).orElse(0.0));
    }
}
