package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.adjudge.tensor.Tensor;

/**
 * The derivative at 0 of a function of one number, by central differences (for one side alone, by forward ones) whose step is
 * halved again and again, extrapolated to the step 0 (Richardson): the error of central ones is a series in h², that of
 * forward ones in h. The entry of the tableau with the least error is the answer.
 *
 * <p>C. J. F. Ridders, "Accurate computation of F'(x) and F'(x)F''(x)", Advances in Engineering Software 4 (1982), 75-76; as
 * dfridr in Press et al., Numerical Recipes, 3rd ed., §5.7, with a term for rounding added, so that a lucky agreement of
 * two entries is not taken for accuracy. The function's noise is measured: fourth differences at points so close that a smooth
 * function has none (J. J. Moré and S. M. Wild, "Estimating computational noise", SIAM J. Sci. Comput. 33 (2011), §3).
 */
final class Ridders {
    /** Not a power of 2: with such, sums can be exact that otherwise are not. */
    private static final double FIRST_STEP = 0.1;

    private static final double LAST_FIRST_STEP = 1e-8;
    private static final int STEPS = 12;
    /** How often its own error the answer may lie from a difference with a step so small that it is the derivative but for rounding. */
    private static final double PROBED = 100;

    /** How often the first step is halved for that. */
    private static final int PROBE = STEPS + 6;

    /** Less often where rounding is divided by the square of the step. */
    private static final int MIXED_PROBE = STEPS + 1;

    /**
     * The error of an answer that still tells something: of the derivative itself, or where that is all but zero, of the function's terms.
     * A function that jumps about has derivatives of any size, with errors larger still.
     */
    private static final double ROUGHEST = 1e-3;

    private static final double ROUGHEST_OF_TERMS = 1e-6;

    /** A few ULP in TensorFlow's float64 kernels, relative to the terms of the sum. */
    private static final double ROUNDING = 0x1p-50;

    /** Several, since at evenly spaced points rounding can be regular; none is a power of 2, where it can be nil. */
    private static final double[] CLOSE = {1e-9, 1.3e-9, 1.9e-9};

    /** Where there is no noise that close: larger terms inside the function may swallow steps as small as these. */
    private static final double[] WIDER = {1.1e-7, 1.1e-5};

    private static final int POINTS = 9;
    /** (2k)! / (k!)² for differences of order k = 4: their variance for a noise of variance 1. */
    private static final double BINOMIAL_8_4 = 70;

    private Ridders() {}

    /** A value of the function, and the sum of the sizes of the terms that it is the sum of. */
    record Sample(double value, double size) {
        /** This plus the inner product of two tensors. */
        Sample plus(Tensor weights, Tensor values) {
            double sum = value;
            double sizes = size;
            for (int i = 0; i < values.size(); i++) {
                double term = weights.get(i) * values.get(i);
                sum += term;
                sizes += Math.abs(term);
            }
            return new Sample(sum, sizes);
        }
    }

    /** A function of two numbers. */
    @FunctionalInterface
    interface Surface {
        Sample at(double s, double t);
    }

    /** The answer, and the estimate of its absolute error. */
    record Result(double derivative, double error) {
        /** Whether the error is small enough for the answer to tell anything of a function whose terms are of this size. */
        private boolean tells(double size) {
            return error <= Math.max(ROUGHEST * Math.abs(derivative), ROUGHEST_OF_TERMS * size);
        }
    }

    /** A difference, what rounding may make of it, and the size of the terms that the function is the sum of. */
    private record Row(double difference, double rounding, double size) {
        /** A difference of values that were divided by {@code divisor}. */
        static Row of(double difference, double size, double noise, double divisor) {
            return new Row(difference, (ROUNDING * size + 8 * noise) / divisor, size);
        }
    }

    /** Empty if the function is not finite at the smaller steps, or at 0, or so rough that the answer would tell nothing. */
    static Optional<Result> derivative(DoubleFunction<Sample> function) {
        double noise = noise(function);
        return derivative(h -> central(function, h, noise), noise, 4, PROBE);
    }

    /**
     * The mixed derivative {@code d²/ds dt} at 0 of a function of two numbers, by differences that are central along both with one step for
     * both: their error is a series in h² too. Empty as above.
     */
    static Optional<Result> mixed(Surface function) {
        double noise = noise(t -> function.at(t, t));
        return derivative(h -> mixed(function, h, noise), noise, 4, MIXED_PROBE);
    }

    /** The derivative for growing arguments from 0 on, by forward differences; empty as above. */
    static Optional<Result> oneSided(DoubleFunction<Sample> function) {
        // the other side is another function, so the noise is measured away from 0
        double noise = greatest(h -> noise(t -> function.apply(t + POINTS * h), h));
        Sample origin = function.apply(0); // an end of each forward difference
        return derivative(h -> forward(origin, function, h, noise), noise, 2, PROBE);
    }

    /** From smaller and smaller first steps, until a much smaller step contradicts no more: then no pole or jump lies between. */
    private static Optional<Result> derivative(DoubleFunction<Row> difference, double noise, int ratio, int probing) {
        if (!Double.isFinite(noise)) {
            return Optional.empty();
        }
        boolean flat = true;
        for (double first = FIRST_STEP; first > LAST_FIRST_STEP; first /= 100) {
            List<Row> rows = new ArrayList<>();
            for (int k = 0; k < STEPS; k++) {
                Row row = difference.apply(Math.scalb(first, -k));
                if (Double.isFinite(row.difference())) {
                    rows.add(row);
                } else {
                    rows.clear();
                }
            }
            flat &= rows.stream().allMatch(r -> r.difference() == 0);
            if (rows.size() >= 4) {
                Result best = extrapolate(rows, ratio);
                Row probe = difference.apply(Math.scalb(first, -probing));
                double off = Math.abs(probe.difference() - best.derivative());
                if (best.tells(rows.stream().mapToDouble(Row::size).max().orElseThrow())
                        && off <= PROBED * (probe.rounding() + best.error())) {
                    // constant beside the point, and not farther away: a step, or a slope lost in the rounding of large
                    // terms
                    boolean lost = !flat && best.derivative() == 0 && best.error() == 0;
                    return lost ? Optional.empty() : Optional.of(best);
                }
            }
        }
        return Optional.empty();
    }

    private static Row central(DoubleFunction<Sample> function, double h, double noise) {
        Sample above = function.apply(h);
        Sample below = function.apply(-h);
        double difference = (above.value() - below.value()) / (2 * h);
        return Row.of(difference, (above.size() + below.size()) / 2, noise, h);
    }

    private static Row forward(Sample origin, DoubleFunction<Sample> function, double h, double noise) {
        Sample above = function.apply(h);
        return Row.of((above.value() - origin.value()) / h, (above.size() + origin.size()) / 2, noise, h);
    }

    private static Row mixed(Surface function, double h, double noise) {
        Sample above = function.at(h, h);
        Sample below = function.at(-h, -h);
        Sample right = function.at(h, -h);
        Sample left = function.at(-h, h);
        double alike = above.value() + below.value();
        double unlike = right.value() + left.value();
        double size = (above.size() + below.size() + right.size() + left.size()) / 4;
        return Row.of((alike - unlike) / (4 * h * h), size, noise, h * h);
    }

    private static double noise(DoubleFunction<Sample> function) {
        return greatest(h -> noise(function, h));
    }

    private static double greatest(DoubleUnaryOperator ofSpacing) {
        double noise = Arrays.stream(CLOSE).map(ofSpacing).max().orElseThrow();
        for (int i = 0; i < WIDER.length && noise == 0; i++) {
            noise = ofSpacing.applyAsDouble(WIDER[i]);
        }
        return noise;
    }

    /** The standard deviation of the function's rounding errors near 0. */
    private static double noise(DoubleFunction<Sample> function, double spacing) {
        double[] table = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            table[i] = function.apply((i - POINTS / 2) * spacing).value();
        }
        for (int order = 1; order <= 4; order++) {
            for (int i = 0; i < POINTS - order; i++) {
                table[i] = table[i + 1] - table[i];
            }
        }
        double squares = 0;
        for (int i = 0; i < POINTS - 4; i++) {
            squares += table[i] * table[i];
        }
        return Math.sqrt(squares / (POINTS - 4) / BINOMIAL_8_4);
    }

    private static Result extrapolate(List<Row> rows, int ratio) {
        Result best = new Result(rows.get(0).difference(), Double.POSITIVE_INFINITY);
        double[] previous = {rows.get(0).difference()};
        for (int k = 1; k < rows.size(); k++) {
            double[] current = new double[k + 1];
            current[0] = rows.get(k).difference();
            double factor = 1;
            for (int j = 1; j <= k; j++) {
                factor *= ratio;
                current[j] = current[j - 1] + (current[j - 1] - previous[j - 1]) / (factor - 1);
                double spread = Math.max(Math.abs(current[j] - current[j - 1]), Math.abs(current[j] - previous[j - 1]));
                double error = spread + rows.get(k).rounding();
                if (error < best.error()) {
                    best = new Result(current[j], error);
                }
            }
            previous = current;
        }
        return best;
    }
}
