package org.adjudge.tensor;

/** The elementwise loops of {@link ScalarLoops} over float64; {@link ScalarFloatLoops} is the same for float32. */
final class ScalarDoubleLoops {
    private ScalarDoubleLoops() {}

    static void select(boolean[] c, int co, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = c[co + i] ? x[xo + i] : y[yo + i];
        }
    }

    static void map(Code code, double[] x, int xo, double[] z, int zo, int n) {
        switch (code) {
            case NEG -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = -x[xo + i];
                }
            }
            case ABS -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = Math.abs(x[xo + i]);
                }
            }
            case SQUARE -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] * x[xo + i];
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = Math.sqrt(x[xo + i]);
                }
            }
            case RECIPROCAL -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = 1 / x[xo + i];
                }
            }
            case RELU6 -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = Math.min(Math.max(x[xo + i], 0), 6);
                }
            }
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] < 0 ? 0 : x[xo + i];
                }
            }
            default -> throw new AssertionError(code + " is no function of one number");
        }
    }

    static void zip(Code code, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        switch (code) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] + y[yo + i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] - y[yo + i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] * y[yo + i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] / y[yo + i];
                }
            }
            case MAXIMUM -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = Math.max(x[xo + i], y[yo + i]);
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = Math.min(x[xo + i], y[yo + i]);
                }
            }
            default -> throw new AssertionError(code + " is no function of two numbers");
        }
    }

    static void compare(Code code, double[] x, int xo, double[] y, int yo, boolean[] z, int zo, int n) {
        switch (code) {
            case LESS -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] < y[yo + i];
                }
            }
            case LESS_EQUAL -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] <= y[yo + i];
                }
            }
            case GREATER -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] > y[yo + i];
                }
            }
            case GREATER_EQUAL -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] >= y[yo + i];
                }
            }
            case EQUAL -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] == y[yo + i];
                }
            }
            case NOT_EQUAL -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] != y[yo + i];
                }
            }
            default -> throw new AssertionError(code + " is no comparison");
        }
    }

    static void choose(
            Code code,
            double[] x,
            int xo,
            double[] y,
            int yo,
            double[] u,
            int uo,
            double[] v,
            int vo,
            double[] z,
            int zo,
            int n) {
        switch (code) {
            case LESS -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] < y[yo + i] ? u[uo + i] : v[vo + i];
                }
            }
            case LESS_EQUAL -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] <= y[yo + i] ? u[uo + i] : v[vo + i];
                }
            }
            case EQUAL -> {
                for (int i = 0; i < n; i++) {
                    z[zo + i] = x[xo + i] == y[yo + i] ? u[uo + i] : v[vo + i];
                }
            }
            default -> throw new AssertionError(code + " is not chosen by");
        }
    }

    static void gate(double[] x, int xo, double low, double high, double[] u, int uo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = low < x[xo + i] && !(x[xo + i] >= high) ? u[uo + i] : low;
        }
    }
}
