package org.adjudge.tensor;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Kernels that compute each element from the elements at the same place of their broadcast inputs.
 *
 * <p>float32 is computed in double and rounded once. For {@code + - * /} and square root that is exactly the float32
 * result (double carries more than twice its digits), and for an elementary function it is the correctly rounded value
 * but for ties within {@link Math}'s own error; those of {@link Elementary} are computed in float32.
 */
public final class Elementwise {
    private Elementwise() {}

    /** A predicate of two numbers. */
    @FunctionalInterface
    public interface DoubleComparison {
        /** Whether it holds. */
        boolean test(double x, double y);
    }

    /** {@code f} of each element of a floating tensor. */
    public static Tensor map(Tensor x, DoubleUnaryOperator f) {
        int n = x.size();
        if (x.dtype() == DType.F32) {
            float[] in = x.floats();
            float[] out = new float[n];
            for (int i = 0; i < n; i++) {
                out[i] = (float) f.applyAsDouble(in[i]);
            }
            return Tensor.wrap(DType.F32, x.shape(), out);
        }
        double[] in = x.doubles();
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = f.applyAsDouble(in[i]);
        }
        return Tensor.wrap(DType.F64, x.shape(), out);
    }

    /** {@code f} of each element of an integer tensor; int32 wraps around. */
    public static Tensor mapLong(Tensor x, LongUnaryOperator f) {
        long[] out = new long[x.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsLong(x.getLong(i));
        }
        return integers(x.dtype(), x.shape(), out);
    }

    /** {@code f} of each pair of elements of two floating tensors of one dtype, broadcast. */
    public static Tensor zip(Tensor x, Tensor y, DoubleBinaryOperator f) {
        Shape shape = x.shape().broadcast(y.shape());
        int n = shape.size();
        Walk walk = new Walk(shape, x.shape(), y.shape());
        if (x.dtype() == DType.F32) {
            float[] a = x.floats();
            float[] b = y.floats();
            float[] out = new float[n];
            for (int i = 0; i < n; i++, walk.next()) {
                out[i] = (float) f.applyAsDouble(a[walk.at(0)], b[walk.at(1)]);
            }
            return Tensor.wrap(DType.F32, shape, out);
        }
        double[] a = x.doubles();
        double[] b = y.doubles();
        double[] out = new double[n];
        for (int i = 0; i < n; i++, walk.next()) {
            out[i] = f.applyAsDouble(a[walk.at(0)], b[walk.at(1)]);
        }
        return Tensor.wrap(DType.F64, shape, out);
    }

    /** {@code f} of each pair of elements of two integer tensors of one dtype, broadcast; int32 wraps around. */
    public static Tensor zipLong(Tensor x, Tensor y, LongBinaryOperator f) {
        Shape shape = x.shape().broadcast(y.shape());
        long[] out = new long[shape.size()];
        Walk walk = new Walk(shape, x.shape(), y.shape());
        for (int i = 0; i < out.length; i++, walk.next()) {
            out[i] = f.applyAsLong(x.getLong(walk.at(0)), y.getLong(walk.at(1)));
        }
        return integers(x.dtype(), shape, out);
    }

    /** Whether {@code f} holds of each pair of elements, broadcast; a bool tensor. */
    public static Tensor compare(Tensor x, Tensor y, DoubleComparison f) {
        Shape shape = x.shape().broadcast(y.shape());
        boolean[] out = new boolean[shape.size()];
        Walk walk = new Walk(shape, x.shape(), y.shape());
        for (int i = 0; i < out.length; i++, walk.next()) {
            out[i] = x.dtype() == DType.I64
                    ? f.test(Long.compare(x.getLong(walk.at(0)), y.getLong(walk.at(1))), 0)
                    : f.test(x.get(walk.at(0)), y.get(walk.at(1)));
        }
        return Tensor.wrap(DType.BOOL, shape, out);
    }

    /** The element of {@code x} where the condition holds, of {@code y} elsewhere; all three broadcast. */
    public static Tensor select(Tensor condition, Tensor x, Tensor y) {
        Shape shape = condition.shape().broadcast(x.shape()).broadcast(y.shape());
        Object out = Tensor.allocate(x.dtype(), shape.size());
        boolean[] choice = condition.booleans();
        Walk walk = new Walk(shape, condition.shape(), x.shape(), y.shape());
        for (int i = 0; i < shape.size(); i++, walk.next()) {
            boolean first = choice[walk.at(0)];
            System.arraycopy(first ? x.data() : y.data(), first ? walk.at(1) : walk.at(2), out, i, 1);
        }
        return Tensor.wrap(x.dtype(), shape, out);
    }

    /**
     * The elements in another dtype: rounded to nearest, truncated towards zero, or compared with zero. As Java casts: to
     * an integer NaN gives 0 and what is too large the nearest integer there is; int64 to int32 keeps the low bits.
     */
    public static Tensor cast(Tensor x, DType dtype) {
        if (x.dtype() == dtype) {
            return x;
        }
        int n = x.size();
        Object out = Tensor.allocate(dtype, n);
        for (int i = 0; i < n; i++) {
            switch (dtype) {
                case F32 -> ((float[]) out)[i] = x.dtype() == DType.I64 ? (float) x.getLong(i) : (float) x.get(i);
                case F64 -> ((double[]) out)[i] = x.get(i);
                case I32 -> ((int[]) out)[i] = x.dtype().isFloating() ? (int) x.get(i) : (int) x.getLong(i);
                case I64 -> ((long[]) out)[i] = x.getLong(i);
                case BOOL -> ((boolean[]) out)[i] = x.get(i) != 0;
            }
        }
        return Tensor.wrap(dtype, x.shape(), out);
    }

    private static Tensor integers(DType dtype, Shape shape, long[] values) {
        Tensor wide = Tensor.wrap(DType.I64, shape, values);
        return cast(wide, dtype);
    }
}
