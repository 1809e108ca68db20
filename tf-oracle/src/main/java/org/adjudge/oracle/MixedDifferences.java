package org.adjudge.oracle;

import java.util.Optional;

/**
 * The mixed derivative {@code d²/ds dt} at 0 of a function of two numbers: along s by a central difference of order 8, along t
 * by {@link Ridders}. Two steps along s tell how much the first still errs.
 */
final class MixedDifferences {
    /** Large enough for little rounding, small enough that the ninth derivative counts for little; not powers of 2. */
    private static final double[] STEPS = {0.013, 0.021};

    /** So small that only rounding is left of its error: what it contradicts has stepped over a pole. */
    private static final double PROBE = 2e-5;

    /** Of f(h) - f(-h), f(2h) - f(-2h), ...: Fornberg, Mathematics of Computation 51 (1988), table 1, order 8. */
    private static final double[] WEIGHTS = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};

    private MixedDifferences() {}

    /** A function of two numbers. */
    @FunctionalInterface
    interface Function {
        Ridders.Sample at(double s, double t);
    }

    /** Empty if the function is not finite near 0 or too rough. */
    static Optional<Ridders.Result> derivative(Function function) {
        Optional<Ridders.Result> fine = Ridders.derivative(t -> alongS(function, t, STEPS[0]));
        Optional<Ridders.Result> coarse =
                fine.isEmpty() ? fine : Ridders.derivative(t -> alongS(function, t, STEPS[1]));
        Optional<Ridders.Result> probe =
                coarse.isEmpty() ? coarse : Ridders.derivative(t -> alongS(function, t, PROBE));
        return probe.flatMap(p -> {
            double derivative = fine.orElseThrow().derivative();
            double error =
                    Math.max(fine.orElseThrow().error(), coarse.orElseThrow().error())
                            + Math.abs(derivative - coarse.orElseThrow().derivative());
            Ridders.Result result = new Ridders.Result(derivative, error);
            return Math.abs(p.derivative() - derivative) <= Ridders.PROBED * (p.error() + error)
                            && result.tells(function.at(STEPS[0], STEPS[0]).size())
                    ? Optional.of(result)
                    : Optional.empty();
        });
    }

    private static Ridders.Sample alongS(Function function, double t, double h) {
        double value = 0;
        double size = 0;
        for (int k = 0; k < WEIGHTS.length; k++) {
            double weight = WEIGHTS[k] / h;
            Ridders.Sample after = function.at((k + 1) * h, t);
            Ridders.Sample before = function.at(-(k + 1) * h, t);
            value += weight * (after.value() - before.value());
            size += Math.abs(weight) * (after.size() + before.size());
        }
        return new Ridders.Sample(value, size);
    }
}
