package org.adjudge.tensor;

import java.util.Arrays;

/**
 * An immutable array of numbers with a {@link Shape} and a {@link DType}, row-major, on the Java heap.
 *
 * <p>Factories copy the array they are given and accessors return copies: nobody outside this package sees the storage.
 */
public final class Tensor {
    private final DType dtype;
    private final Shape shape;
    /** {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]} or {@code boolean[]}, as the dtype says. */
    private final Object data;

    private Tensor(DType dtype, Shape shape, Object data) {
        this.dtype = dtype;
        this.shape = shape;
        this.data = data;
    }

    /** Takes ownership of the array, which has the dtype's type and the shape's size. */
    static Tensor wrap(DType dtype, Shape shape, Object data) {
        return new Tensor(dtype, shape, data);
    }

    /** A float32 tensor of the given elements in row-major order. */
    public static Tensor of(Shape shape, float... elements) {
        return new Tensor(DType.F32, counted(shape, elements.length), elements.clone());
    }

    /** A float64 tensor of the given elements in row-major order. */
    public static Tensor of(Shape shape, double... elements) {
        return new Tensor(DType.F64, counted(shape, elements.length), elements.clone());
    }

    /** An int32 tensor of the given elements in row-major order. */
    public static Tensor of(Shape shape, int... elements) {
        return new Tensor(DType.I32, counted(shape, elements.length), elements.clone());
    }

    /** An int64 tensor of the given elements in row-major order. */
    public static Tensor of(Shape shape, long... elements) {
        return new Tensor(DType.I64, counted(shape, elements.length), elements.clone());
    }

    /** A bool tensor of the given elements in row-major order. */
    public static Tensor of(Shape shape, boolean... elements) {
        return new Tensor(DType.BOOL, counted(shape, elements.length), elements.clone());
    }

    /** A tensor of any dtype from doubles: rounded to float32, truncated to integers, 0 is false. */
    public static Tensor of(DType dtype, Shape shape, double... elements) {
        Tensor exact = of(shape, elements);
        return dtype == DType.F64 ? exact : Elementwise.cast(exact, dtype);
    }

    /** A scalar. */
    public static Tensor scalar(DType dtype, double value) {
        return of(dtype, Shape.SCALAR, value);
    }

    /** A tensor in which every element is {@code value}. */
    public static Tensor full(DType dtype, Shape shape, double value) {
        double[] elements = new double[shape.size()];
        Arrays.fill(elements, value);
        return of(dtype, shape, elements);
    }

    /** The element type. */
    public DType dtype() {
        return dtype;
    }

    /** The shape. */
    public Shape shape() {
        return shape;
    }

    /** The number of elements. */
    public int size() {
        return shape.size();
    }

    /** The element at a row-major position as a double; exact but for int64 beyond 2^53. A bool is 0 or 1. */
    public double get(int index) {
        return switch (dtype) {
            case F32 -> ((float[]) data)[index];
            case F64 -> ((double[]) data)[index];
            case I32 -> ((int[]) data)[index];
            case I64 -> ((long[]) data)[index];
            case BOOL -> ((boolean[]) data)[index] ? 1 : 0;
        };
    }

    /** The element at a row-major position as a long; floating elements are truncated. */
    public long getLong(int index) {
        return dtype == DType.I64 ? ((long[]) data)[index] : (long) get(index);
    }

    /** All elements as doubles; a fresh array. */
    public double[] toDoubles() {
        double[] result = new double[size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = get(i);
        }
        return result;
    }

    /** All elements as longs; a fresh array. */
    public long[] toLongs() {
        long[] result = new long[size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = getLong(i);
        }
        return result;
    }

    /** A copy of the storage: an array of the dtype's Java type. */
    public Object toArray() {
        return switch (dtype) {
            case F32 -> floats().clone();
            case F64 -> doubles().clone();
            case I32 -> ((int[]) data).clone();
            case I64 -> ((long[]) data).clone();
            case BOOL -> booleans().clone();
        };
    }

    /** The same elements under another shape of the same size. */
    public Tensor reshape(Shape target) {
        return new Tensor(dtype, counted(target, size()), data);
    }

    float[] floats() {
        return (float[]) data;
    }

    double[] doubles() {
        return (double[]) data;
    }

    boolean[] booleans() {
        return (boolean[]) data;
    }

    Object data() {
        return data;
    }

    /** A new zeroed array of the dtype's Java type. */
    static Object allocate(DType dtype, int size) {
        return switch (dtype) {
            case F32 -> new float[size];
            case F64 -> new double[size];
            case I32 -> new int[size];
            case I64 -> new long[size];
            case BOOL -> new boolean[size];
        };
    }

    private static Shape counted(Shape shape, int elements) {
        if (shape.size() != elements) {
            throw new IllegalArgumentException(
                    "shape " + shape + " has " + shape.size() + " elements, but " + elements + " were given");
        }
        return shape;
    }

    /** Same dtype, shape and elements, bit for bit (so NaN equals NaN and -0 differs from +0). */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t
                && dtype == t.dtype
                && shape.equals(t.shape)
                && switch (dtype) {
                    case F32 -> Arrays.equals(floats(), t.floats());
                    case F64 -> Arrays.equals(doubles(), t.doubles());
                    case I32 -> Arrays.equals((int[]) data, (int[]) t.data);
                    case I64 -> Arrays.equals((long[]) data, (long[]) t.data);
                    case BOOL -> Arrays.equals(booleans(), t.booleans());
                };
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(toDoubles());
    }

    /** Nested brackets, {@code [[1, 2.5], [nan, -inf]]}. */
    @Override
    public String toString() {
        return TensorText.nested(this, Integer.MAX_VALUE);
    }
}
