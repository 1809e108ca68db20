package org.adjudge.oracle;

import java.util.Arrays;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/** The engine's tensors as TensorFlow's, and back: the only place where numbers cross. */
final class Tensors {
    private Tensors() {}

    /** A copy in native memory; the caller closes it. */
    static TType toTensorFlow(Tensor tensor) {
        org.tensorflow.ndarray.Shape shape = toTensorFlow(tensor.shape());
        if (tensor.size() == 0) {
            return empty(tensor.dtype(), shape);
        }
        return switch (tensor.dtype()) {
            case F32 -> TFloat32.tensorOf(shape, DataBuffers.of((float[]) tensor.toArray(), true, false));
            case F64 -> TFloat64.tensorOf(shape, DataBuffers.of((double[]) tensor.toArray(), true, false));
            case I32 -> TInt32.tensorOf(shape, DataBuffers.of((int[]) tensor.toArray(), true, false));
            case I64 -> TInt64.tensorOf(shape, DataBuffers.of((long[]) tensor.toArray(), true, false));
            case BOOL -> TBool.tensorOf(shape, DataBuffers.of((boolean[]) tensor.toArray(), true, false));
        };
    }

    /** A copy on the Java heap. */
    static Tensor fromTensorFlow(org.tensorflow.Tensor tensor) {
        Shape shape = fromTensorFlow(tensor.shape());
        int size = shape.size();
        if (tensor instanceof TFloat32 t) {
            float[] elements = new float[size];
            if (size > 0) {
                t.copyTo(DataBuffers.of(elements, false, false));
            }
            return Tensor.of(shape, elements);
        }
        if (tensor instanceof TFloat64 t) {
            double[] elements = new double[size];
            if (size > 0) {
                t.copyTo(DataBuffers.of(elements, false, false));
            }
            return Tensor.of(shape, elements);
        }
        if (tensor instanceof TInt32 t) {
            int[] elements = new int[size];
            if (size > 0) {
                t.copyTo(DataBuffers.of(elements, false, false));
            }
            return Tensor.of(shape, elements);
        }
        if (tensor instanceof TInt64 t) {
            long[] elements = new long[size];
            if (size > 0) {
                t.copyTo(DataBuffers.of(elements, false, false));
            }
            return Tensor.of(shape, elements);
        }
        if (tensor instanceof TBool t) {
            boolean[] elements = new boolean[size];
            if (size > 0) {
                t.copyTo(DataBuffers.of(elements, false, false));
            }
            return Tensor.of(shape, elements);
        }
        throw new IllegalArgumentException("TensorFlow gave a tensor of " + tensor.dataType()
                + ", which is not a dtype of the notation; it has " + Arrays.toString(DType.values()));
    }

    /** TensorFlow's name of a dtype. */
    static DataType toTensorFlow(DType dtype) {
        return switch (dtype) {
            case F32 -> DataType.DT_FLOAT;
            case F64 -> DataType.DT_DOUBLE;
            case I32 -> DataType.DT_INT32;
            case I64 -> DataType.DT_INT64;
            case BOOL -> DataType.DT_BOOL;
        };
    }

    static org.tensorflow.ndarray.Shape toTensorFlow(Shape shape) {
        return org.tensorflow.ndarray.Shape.of(
                Arrays.stream(shape.extents()).asLongStream().toArray());
    }

    static Shape fromTensorFlow(org.tensorflow.ndarray.Shape shape) {
        return Shape.of(
                Arrays.stream(shape.asArray()).mapToInt(Math::toIntExact).toArray());
    }

    private static TType empty(DType dtype, org.tensorflow.ndarray.Shape shape) {
        return switch (dtype) {
            case F32 -> TFloat32.tensorOf(shape);
            case F64 -> TFloat64.tensorOf(shape);
            case I32 -> TInt32.tensorOf(shape);
            case I64 -> TInt64.tensorOf(shape);
            case BOOL -> TBool.tensorOf(shape);
        };
    }
}
