package org.adjudge.tensor;

/** Arithmetic of truncated Taylor series, coefficients from the constant on (Griewank and Walther 2008, §13.2). */
final class Taylor {
    private Taylor() {}

    static double[] constant(int order, double value) {
        double[] c = new double[order + 1];
        c[0] = value;
        return c;
    }

    /** {@code value + h}. */
    static double[] variable(int order, double value) {
        double[] c = constant(order, value);
        if (order > 0) {
            c[1] = 1;
        }
        return c;
    }

    static double[] plus(double[] x, double[] y) {
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] + y[i];
        }
        return z;
    }

    static double[] times(double[] x, double factor) {
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] * factor;
        }
        return z;
    }

    static double[] times(double[] x, double[] y) {
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k <= i; k++) {
                z[i] += x[k] * y[i - k];
            }
        }
        return z;
    }

    static double[] over(double[] x, double[] y) {
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= z[k] * y[i - k];
            }
            z[i] = sum / y[0];
        }
        return z;
    }

    /** The exponential of a series, whose first coefficient is not read: its exponential is given. */
    static double[] exp(double first, double[] x) {
        double[] z = constant(x.length - 1, first);
        for (int i = 1; i < z.length; i++) {
            for (int k = 1; k <= i; k++) {
                z[i] += k * x[k] * z[i - k];
            }
            z[i] /= i;
        }
        return z;
    }

    static double largest(double[] x) {
        double largest = 0;
        for (double c : x) {
            largest = Math.max(largest, Math.abs(c));
        }
        return largest;
    }
}
