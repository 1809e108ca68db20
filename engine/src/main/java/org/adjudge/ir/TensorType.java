package org.adjudge.ir;

import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** What is known of a value before it is computed: its dtype and its shape. */
public record TensorType(DType dtype, Shape shape) {
    /** The type of a tensor. */
    public static TensorType of(Tensor tensor) {
        return new TensorType(tensor.dtype(), tensor.shape());
    }

    /** This dtype with another shape. */
    public TensorType with(Shape other) {
        return new TensorType(dtype, other);
    }

    /** As in the notation, {@code f32[3, 4]}. */
    @Override
    public String toString() {
        return dtype.shortName() + shape;
    }
}
