package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.family.TType;

class TensorsTest {
    static List<Tensor> tensors() {
        return List.of(
                Tensor.of(Shape.SCALAR, 1.5f),
                Tensor.of(Shape.of(2), Float.NaN, -0f),
                Tensor.of(Shape.of(2, 0), new float[0]),
                Tensor.of(Shape.SCALAR, Math.PI),
                Tensor.of(Shape.of(3), Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE),
                Tensor.of(Shape.of(0), new double[0]),
                Tensor.of(Shape.SCALAR, Integer.MIN_VALUE),
                Tensor.of(Shape.of(0, 3), new int[0]),
                Tensor.of(Shape.of(1, 2), Long.MAX_VALUE, -1L),
                Tensor.of(Shape.of(0), new long[0]),
                Tensor.of(Shape.of(2, 1), true, false),
                Tensor.of(Shape.of(0), new boolean[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tensors")
    void a_tensor_comes_back_bit_for_bit(Tensor tensor) {
        try (TType there = Tensors.toTensorFlow(tensor)) {
            assertEquals(tensor, Tensors.fromTensorFlow(there));
        }
    }
}
