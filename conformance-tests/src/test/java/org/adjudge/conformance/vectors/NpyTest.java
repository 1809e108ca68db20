package org.adjudge.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    static List<Tensor> tensors() {
        return List.of(
                Tensor.of(Shape.SCALAR, 1.5f),
                Tensor.of(Shape.of(2, 2), 0.1f, -0f, Float.NaN, Float.NEGATIVE_INFINITY),
                Tensor.of(Shape.of(3), 0.1, Double.MIN_VALUE, Double.POSITIVE_INFINITY),
                Tensor.of(Shape.of(2), Integer.MIN_VALUE, 7),
                Tensor.of(Shape.of(1, 2), Long.MAX_VALUE, -1L),
                Tensor.of(Shape.of(2), true, false),
                Tensor.of(Shape.of(0, 3), new double[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tensors")
    void a_tensor_is_read_back_bit_for_bit(Tensor tensor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(out, tensor);
        assertEquals(tensor, Npy.readTensor(new ByteArrayInputStream(out.toByteArray())));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "x + y | x: f64[2]", "é→𝜕"})
    void a_text_is_read_back(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(out, text);
        assertEquals(text, Npy.readText(new ByteArrayInputStream(out.toByteArray())));
    }

    @Test
    void the_header_is_numpys_and_the_elements_begin_at_a_multiple_of_64() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(out, Tensor.of(Shape.of(2), 1f, 2f));
        String text = out.toString(StandardCharsets.ISO_8859_1);
        assertEquals("\u0093NUMPY\u0001\u0000", text.substring(0, 8));
        assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", text.substring(10, 67));
        assertEquals(128 + 8, text.length());
        assertEquals('\n', text.charAt(127));
    }

    @Test
    void what_is_no_array_is_refused() {
        assertEquals(
                "not an array of NumPy's format 1.0",
                assertThrows(IOException.class, () -> Npy.readTensor(new ByteArrayInputStream(new byte[20])))
                        .getMessage());
    }
}
