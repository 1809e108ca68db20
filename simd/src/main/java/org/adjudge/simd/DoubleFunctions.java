package org.adjudge.simd;

import static org.adjudge.tensor.DoubleElementary.EXP_LEAST;
import static org.adjudge.tensor.DoubleElementary.EXP_MOST;
import static org.adjudge.tensor.DoubleElementary.LOWERED;
import static org.adjudge.tensor.DoubleElementary.ONE_FROM;
import static org.adjudge.tensor.DoubleElementary.POWER;
import static org.adjudge.tensor.DoubleElementary.POWERS;

/**
 * The functions of {@link org.adjudge.tensor.DoubleElementary} over vectors: each lane does what is done there, operation for operation, so the bits are the
 * same. Why they are loops of some thirty operations ({@link DoubleStages}), called from one place, says {@link FloatFunctions}.
 */
final class DoubleFunctions {
    /** Elements that are computed at once: with the buffers they stay in the first cache. */
    private static final int CHUNK = 512;

    private static final Stage[] EXP = {
        (b, x, xo, z, zo, n) -> DoubleStages.power(x, xo, EXP_LEAST, EXP_MOST, POWERS, b.rest, b.low, b.powers, n),
        (b, x, xo, z, zo, n) -> DoubleStages.exp(b.rest, b.low, b.powers, z, zo, n)
    };
    private static final Stage[] SIGMOID = {
        (b, x, xo, z, zo, n) -> DoubleStages.negate(x, xo, b.rest, n),
        (b, x, xo, z, zo, n) ->
                DoubleStages.power(b.rest, 0, -ONE_FROM, -EXP_LEAST, LOWERED, b.rest, b.low, b.powers, n),
        (b, x, xo, z, zo, n) -> DoubleStages.sigmoid(b.rest, b.low, b.powers, z, zo, n)
    };
    private static final Stage[] TANH = {
        (b, x, xo, z, zo, n) -> DoubleStages.below(x, xo, b.rest, n),
        (b, x, xo, z, zo, n) -> DoubleStages.power(b.rest, 0, -ONE_FROM, 0, POWER, b.rest, b.low, b.powers, n),
        (b, x, xo, z, zo, n) -> DoubleStages.tanh(b.rest, b.low, b.powers, x, xo, z, zo, n)
    };
    private static final Stage[] LOG = {
        (b, x, xo, z, zo, n) -> DoubleStages.split(x, xo, b.rest, b.powers, n),
        (b, x, xo, z, zo, n) -> DoubleStages.log(b.rest, b.powers, x, xo, z, zo, n)
    };

    private static final Stage[] NONE = {};

    private static final ThreadLocal<DoubleFunctions> BUFFERS = ThreadLocal.withInitial(DoubleFunctions::new);

    /** A loop: from x or buffers to z or buffers. */
    @FunctionalInterface
    private interface Stage {
        void run(DoubleFunctions b, double[] x, int xo, double[] z, int zo, int n);
    }

    /** Between two loops: exponents of 2, and what is left without, in two parts. */
    private final double[] rest = new double[CHUNK];

    private final double[] low = new double[CHUNK];
    private final double[] powers = new double[CHUNK];

    private DoubleFunctions() {}

    /** Whether there are loops for the function of this name. */
    static boolean call(String name, double[] x, int xo, double[] z, int zo, int n) {
        Stage[] stages = switch (name) {
            case "EXP" -> EXP;
            case "LOG" -> LOG;
            case "TANH" -> TANH;
            case "SIGMOID" -> SIGMOID;
            default -> NONE;
        };
        BUFFERS.get().run(stages, x, xo, z, zo, n);
        return stages != NONE;
    }

    private void run(Stage[] stages, double[] x, int xo, double[] z, int zo, int n) {
        for (int from = 0; from < n; from += CHUNK) {
            for (Stage stage : stages) {
                stage.run(this, x, xo + from, z, zo + from, Math.min(CHUNK, n - from));
            }
        }
    }
}
