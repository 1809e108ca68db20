package org.adjudge.tensor;

/** The element type of a tensor; the notation's short names and TensorFlow's long ones are the same thing. */
public enum DType {
    F32("f32", "float32"),
    F64("f64", "float64"),
    I32("i32", "int32"),
    I64("i64", "int64"),
    BOOL("bool", "bool");

    private final String shortName;
    private final String longName;

    DType(String shortName, String longName) {
        this.shortName = shortName;
        this.longName = longName;
    }

    /** The name in the notation, such as {@code f32}. */
    public String shortName() {
        return shortName;
    }

    /** TensorFlow's name, such as {@code float32}. */
    public String longName() {
        return longName;
    }

    /** The bytes of an element in an array. */
    public int bytes() {
        return switch (this) {
            case F32, I32 -> Float.BYTES;
            case F64, I64 -> Double.BYTES;
            case BOOL -> 1;
        };
    }

    /** Whether values of this type can carry a derivative. */
    public boolean isFloating() {
        return this == F32 || this == F64;
    }

    /** Whether values of this type are whole numbers. */
    public boolean isInteger() {
        return this == I32 || this == I64;
    }

    /** The distance from {@code value} to the next number of this type; 0 for types that are exact. */
    public double ulp(double value) {
        return switch (this) {
            case F32 -> Math.ulp((float) value);
            case F64 -> Math.ulp(value);
            case I32, I64, BOOL -> 0;
        };
    }

    /** The smallest positive normal number; below it TensorFlow flushes to zero. 0 for types that are exact. */
    public double minNormal() {
        return switch (this) {
            case F32 -> Float.MIN_NORMAL;
            case F64 -> Double.MIN_NORMAL;
            case I32, I64, BOOL -> 0;
        };
    }

    @Override
    public String toString() {
        return shortName;
    }
}
