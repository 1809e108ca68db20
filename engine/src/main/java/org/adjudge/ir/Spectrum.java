package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;

/** What the rules of eigenvalues and singular values share. */
final class Spectrum {
    private Spectrum() {}

    static Value row(Value s) {
        return s.reshape(s.shape()
                .slice(0, s.shape().rank() - 1)
                .concat(Shape.of(1, s.shape().extent(-1))));
    }

    static Value column(Value s) {
        return s.reshape(s.shape().concat(Shape.of(1)));
    }

    static Value diagonal(Value s) {
        return s.graph().apply(new MatrixDiag(List.of(0), -1, -1, "RIGHT_LEFT"), s, s.like(0));
    }

    static Value skew(Value x) {
        return x.minus(x.matrixTranspose());
    }

    /**
     * {@code f[i, j] = 1/(s[j] - s[i])}, or if {@code squared} {@code 1/(s[j]² - s[i]²)}; zero where the two are equal up to
     * rounding, within {@code 4 n} times the dtype's epsilon of the largest absolute value.
     */
    static Value reciprocalGaps(Value s, boolean squared) {
        int n = s.shape().extent(-1);
        if (n == 0) {
            return row(s).plus(column(s));
        }
        double epsilon = s.dtype() == DType.F32 ? 0x1p-23 : 0x1p-52;
        Value largest = s.abs().reduce(Reduction.MAX, Axes.of(-1), true).stopGradient();
        Value gap = row(s).minus(column(s));
        Value product = squared ? gap.times(row(s).plus(column(s))) : gap;
        Value equal = gap.abs().le(column(largest).times(4 * n * epsilon));
        return equal.select(s.like(0), equal.select(s.like(1), product).reciprocal());
    }
}
