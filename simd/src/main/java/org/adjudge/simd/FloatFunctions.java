package org.adjudge.simd;

import java.util.Arrays;
import org.adjudge.tensor.Loops;

/**
 * The functions of {@link org.adjudge.tensor.Elementary}, and softmax, over vectors: each lane does what is done there, operation for operation, so the
 * bits are the same.
 *
 * <p>Each function is a loop or two ({@link FloatStages}), with buffers between them that stay in the first cache. JDK 17 compiles a loop of more than some
 * thirty vector operations as calls, and several loops that it inlines into one method, too: many times slower. So all are called from one place,
 * {@link #run}, which sees three kinds of {@link Stage} whatever a program computes: no compiler inlines that.
 */
final class FloatFunctions {
    /** Elements that are computed at once. */
    private static final int CHUNK = 512;
    /** Rows whose largest elements are found at once. */
    private static final int ROWS = 8;

    private static final Stage[] EXP = {(b, x, xo, z, zo, n) -> FloatStages.exp(x, xo, z, zo, n)};
    private static final Stage[] SIGMOID = {
        (b, x, xo, z, zo, n) -> FloatStages.sigmoidPower(x, xo, b.rest, b.powers, n),
        (b, x, xo, z, zo, n) -> FloatStages.sigmoid(b.rest, b.powers, z, zo, n)
    };
    private static final Stage[] TANH = {
        (b, x, xo, z, zo, n) -> FloatStages.tanhPower(x, xo, b.rest, b.powers, n),
        (b, x, xo, z, zo, n) -> FloatStages.tanh(b.rest, b.powers, x, xo, z, zo, n)
    };
    private static final Stage[] LOG = {
        (b, x, xo, z, zo, n) -> FloatStages.split(x, xo, b.rest, b.powers, n),
        (b, x, xo, z, zo, n) -> FloatStages.log(b.rest, b.powers, x, xo, z, zo, n)
    };
    private static final Stage MAX = (b, x, xo, z, zo, n) -> b.max = FloatStages.max(x, xo, n);
    private static final Stage EXP_BELOW_MAX =
            (b, x, xo, z, zo, n) -> FloatStages.raisedExpBelow(b.max, x, xo, z, zo, n);
    private static final Stage SUM = (b, x, xo, z, zo, n) -> FloatSums.sum(x, xo, n, b.sums);
    private static final Stage SCALE = (b, x, xo, z, zo, n) -> FloatStages.scale(z, zo, b.scale, n);

    private static final Stage[] NONE = {};

    private static final ThreadLocal<FloatFunctions> BUFFERS = ThreadLocal.withInitial(FloatFunctions::new);

    /** A loop: from x or buffers to z or buffers. */
    @FunctionalInterface
    private interface Stage {
        void run(FloatFunctions b, float[] x, int xo, float[] z, int zo, int n);
    }

    /** Between two loops: exponents of 2, and what is left without. */
    private final float[] rest = new float[CHUNK];

    private final float[] powers = new float[CHUNK];
    /** What a row ends in, so many numbers and as many as are not there: their powers are 0. And as much as is read with it. */
    private final float[] end = new float[2 * Loops.PARTS];

    private final double[] sums = new double[Loops.PARTS];
    private final float[] largest = new float[ROWS];
    private float max;
    private float scale;

    private FloatFunctions() {}

    /** Whether there are loops for the function of this name. */
    static boolean call(String name, float[] x, int xo, float[] z, int zo, int n) {
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

    /** Of rows of any number of elements, not whole vectors alone. */
    static void softmax(float[] x, int xo, float[] z, int zo, int n, int rows) {
        FloatFunctions own = BUFFERS.get();
        for (int first = 0; first < rows; first += ROWS) {
            own.rows(x, xo + first * n, z, zo + first * n, n, Math.min(ROWS, rows - first));
        }
    }

    /** All go by for their largest elements first: what is read from memory comes the faster the longer a loop goes on with it. */
    private void rows(float[] x, int xo, float[] z, int zo, int n, int rows) {
        for (int r = 0; r < rows; r++) {
            largest[r] = largest(x, xo + r * n, n);
        }
        for (int r = 0; r < rows; r++) {
            max = largest[r];
            row(x, xo + r * n, z, zo + r * n, n);
        }
    }

    private float largest(float[] x, int from, int n) {
        if (n < Loops.PARTS) {
            readEnd(x, from, n);
            run(MAX, end, 0, end, 0, Loops.PARTS);
            return max;
        }
        int whole = n / Loops.PARTS * Loops.PARTS;
        run(MAX, x, from, x, from, whole);
        float most = max;
        if (whole < n) {
            run(MAX, x, from + n - Loops.PARTS, x, from, Loops.PARTS);
        }
        return Math.max(most, max);
    }

    private void readEnd(float[] x, int from, int n) {
        Arrays.fill(end, n, Loops.PARTS, Float.NEGATIVE_INFINITY);
        System.arraycopy(x, from, end, 0, n);
    }

    /** Below {@link #max}. */
    private void row(float[] x, int xo, float[] z, int zo, int n) {
        int whole = n / Loops.PARTS * Loops.PARTS;
        boolean ends = whole < n;
        if (ends) {
            readEnd(x, xo + whole, n - whole);
            run(EXP_BELOW_MAX, end, 0, end, 0, Loops.PARTS);
        }
        run(EXP_BELOW_MAX, x, xo, z, zo, whole);
        Arrays.fill(sums, 0);
        int groups = FloatSums.wholeGroups(whole, z.length - zo);
        run(SUM, z, zo, z, zo, groups);
        for (int i = groups; i < whole; i++) {
            sums[i % Loops.PARTS] += z[zo + i];
        }
        if (ends) {
            run(SUM, end, 0, end, 0, Loops.PARTS);
        }
        scale = (float) (1 / Loops.fold(sums));
        run(SCALE, z, zo, z, zo, whole);
        if (ends) {
            run(SCALE, end, 0, end, 0, Loops.PARTS);
            System.arraycopy(end, 0, z, zo + whole, n - whole);
        }
    }

    private void run(Stage[] stages, float[] x, int xo, float[] z, int zo, int n) {
        for (int from = 0; from < n; from += CHUNK) {
            for (Stage stage : stages) {
                run(stage, x, xo + from, z, zo + from, Math.min(CHUNK, n - from));
            }
        }
    }

    private void run(Stage stage, float[] x, int xo, float[] z, int zo, int n) {
        stage.run(this, x, xo, z, zo, n);
    }
}
