package org.adjudge.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Kernels that combine the elements along some axes; the reduced axes keep extent 1. */
public final class Reductions {
    private Reductions() {}

    /**
     * Folds the elements along the axes, in row-major order, starting from {@code start}. float32 is folded in double
     * and rounded once.
     */
    public static Tensor fold(Tensor x, List<Integer> axes, double start, DoubleBinaryOperator f) {
        Shape kept = x.shape().reduce(axes, true);
        double[] out = new double[kept.size()];
        Arrays.fill(out, start);
        Walk walk = new Walk(x.shape(), kept);
        for (int i = 0; i < x.size(); i++, walk.next()) {
            out[walk.at(0)] = f.applyAsDouble(out[walk.at(0)], x.get(i));
        }
        return Tensor.of(x.dtype(), kept, out);
    }

    /** As {@link #fold}, for integers. */
    public static Tensor foldLong(Tensor x, List<Integer> axes, long start, LongBinaryOperator f) {
        Shape kept = x.shape().reduce(axes, true);
        long[] out = new long[kept.size()];
        Arrays.fill(out, start);
        Walk walk = new Walk(x.shape(), kept);
        for (int i = 0; i < x.size(); i++, walk.next()) {
            out[walk.at(0)] = f.applyAsLong(out[walk.at(0)], x.getLong(i));
        }
        return Elementwise.cast(Tensor.of(kept, out), x.dtype());
    }

    /**
     * The sum along the axes. float64 is summed in row-major order and compensated (Neumaier 1974), so the result is within about 1 ULP
     * of the sum of the absolute values' rounding, whatever the number of terms; float32 is summed in double.
     */
    public static Tensor sum(Tensor x, List<Integer> axes) {
        if (x.dtype().isInteger()) {
            return foldLong(x, axes, 0, Long::sum);
        }
        Shape kept = x.shape().reduce(axes, true);
        Object out = Tensor.allocate(x.dtype(), kept.size());
        sumKernel(x.dtype(), x.shape(), axes, 1).run(new Object[] {x.data()}, new Object[] {out});
        return Tensor.wrap(x.dtype(), kept, out);
    }

    /** {@link #sum} of floating tensors of this shape, rounded to the dtype, and then over {@code count}: 1, or a mean's. */
    public static Kernel sumKernel(DType dtype, Shape shape, List<Integer> axes, double count) {
        return new SumKernel(dtype, shape, axes, count);
    }

    /** The product along the axes; 1 of nothing. */
    public static Tensor prod(Tensor x, List<Integer> axes) {
        return x.dtype().isInteger() ? foldLong(x, axes, 1, (a, b) -> a * b) : fold(x, axes, 1, (a, b) -> a * b);
    }

    /** The square root of the sum of squares along the axes; float32 is computed in double. */
    public static Tensor euclideanNorm(Tensor x, List<Integer> axes) {
        Tensor squares = Elementwise.map(Elementwise.cast(x, DType.F64), v -> v * v);
        return Elementwise.cast(Elementwise.map(sum(squares, axes), Math::sqrt), x.dtype());
    }

    /** The largest along the axes; -∞ of nothing, NaN if any is NaN. */
    public static Tensor max(Tensor x, List<Integer> axes) {
        return x.dtype().isFloating()
                ? fold(x, axes, Double.NEGATIVE_INFINITY, Math::max)
                : foldLong(x, axes, x.dtype() == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE, Math::max);
    }

    /** The smallest along the axes; ∞ of nothing, NaN if any is NaN. */
    public static Tensor min(Tensor x, List<Integer> axes) {
        return x.dtype().isFloating()
                ? fold(x, axes, Double.POSITIVE_INFINITY, Math::min)
                : foldLong(x, axes, x.dtype() == DType.I32 ? Integer.MAX_VALUE : Long.MAX_VALUE, Math::min);
    }
}
