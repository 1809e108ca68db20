package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Python numbers and nested lists as tensors. */
final class Literals {
    private Literals() {}

    /** The dtype that TensorFlow gives a literal that meets no tensor: float32, int32 or bool. */
    static DType defaultDType(List<Datum> data) {
        List<Datum> leaves = new ArrayList<>();
        data.forEach(datum -> leaves(datum, leaves));
        if (leaves.isEmpty() || leaves.stream().anyMatch(Datum.Real.class::isInstance)) {
            return DType.F32;
        }
        return leaves.stream().allMatch(Datum.Truth.class::isInstance) ? DType.BOOL : DType.I32;
    }

    /** The tensor of a literal. */
    static Tensor tensor(int offset, Datum literal, DType dtype) {
        Shape shape = Shape.of(extents(offset, literal));
        List<Datum> leaves = new ArrayList<>();
        leaves(literal, leaves);
        if (dtype.isInteger()) {
            long[] elements = leaves.stream()
                    .mapToLong(leaf -> whole(offset, leaf, dtype))
                    .toArray();
            return dtype == DType.I64
                    ? Tensor.of(shape, elements)
                    : Tensor.of(
                            shape,
                            leaves.stream()
                                    .mapToInt(leaf -> (int) whole(offset, leaf, dtype))
                                    .toArray());
        }
        double[] elements =
                leaves.stream().mapToDouble(leaf -> real(offset, leaf, dtype)).toArray();
        return Tensor.of(dtype, shape, elements);
    }

    /** The tensor of a literal that must have a shape; of no elements, any way to write none will do. */
    static Tensor tensor(int offset, Datum literal, DType dtype, Shape shape, String what) {
        Tensor tensor = tensor(offset, literal, dtype);
        if (tensor.size() == 0 && shape.size() == 0) {
            return tensor.reshape(shape);
        }
        if (!tensor.shape().equals(shape)) {
            throw new NotationException(
                    offset,
                    "the literal of " + what + " has shape " + tensor.shape() + ", but " + what + " is " + dtype
                            + shape,
                    "make them the same");
        }
        return tensor;
    }

    private static void leaves(Datum datum, List<Datum> leaves) {
        if (datum instanceof Datum.Items list) {
            list.items().forEach(item -> leaves(item, leaves));
        } else {
            leaves.add(datum);
        }
    }

    private static List<Integer> extents(int offset, Datum datum) {
        if (!(datum instanceof Datum.Items list)) {
            return List.of();
        }
        List<Integer> extents = new ArrayList<>(List.of(list.items().size()));
        if (!list.items().isEmpty()) {
            List<Integer> first = extents(offset, list.items().get(0));
            for (Datum item : list.items()) {
                if (!extents(offset, item).equals(first)) {
                    throw new NotationException(
                            offset,
                            "a list with items of shapes " + Shape.of(first) + " and "
                                    + Shape.of(extents(offset, item)),
                            "all rows of a tensor have the same length");
                }
            }
            extents.addAll(first);
        }
        return extents;
    }

    private static long whole(int offset, Datum leaf, DType dtype) {
        if (leaf instanceof Datum.Whole number) {
            if (dtype == DType.I32 && number.value() != (int) number.value()) {
                throw new NotationException(offset, number.value() + " does not fit into i32", "use i64");
            }
            return number.value();
        }
        throw new NotationException(
                offset,
                leaf + " does not fit into a tensor of " + dtype,
                leaf instanceof Datum.Real
                        ? "cast the tensor it meets to a floating dtype: tf.cast(..., tf.float32)"
                        : "a whole number would do");
    }

    private static double real(int offset, Datum leaf, DType dtype) {
        if (dtype == DType.BOOL && leaf instanceof Datum.Truth truth) {
            return truth.value() ? 1 : 0;
        }
        if (dtype.isFloating() && leaf instanceof Datum.Whole number) {
            return number.value();
        }
        if (dtype.isFloating() && leaf instanceof Datum.Real number) {
            return number.value();
        }
        throw new NotationException(
                offset,
                leaf + " does not fit into a tensor of " + dtype,
                dtype == DType.BOOL ? "True or False would do" : "a number would do");
    }
}
