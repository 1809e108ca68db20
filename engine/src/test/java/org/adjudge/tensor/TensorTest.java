package org.adjudge.tensor;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
    @Test
    void the_given_array_is_copied() {
        double[] given = {1, 2};
        Tensor tensor = Tensor.of(Shape.of(2), given);
        given[0] = 9;
        assertArrayEquals(new double[] {1, 2}, tensor.toDoubles());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(DType.class)
    void the_returned_arrays_are_copies(DType dtype) {
        Tensor tensor = Tensor.of(dtype, Shape.of(2), 1, 0);
        tensor.toDoubles()[0] = 9;
        tensor.toLongs()[0] = 9;
        Object copy = tensor.toArray();
        System.arraycopy(copy, 1, copy, 0, 1);
        assertEquals(Tensor.of(dtype, Shape.of(2), 1, 0), tensor);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(DType.class)
    void a_tensor_is_read_back_as_it_was_made(DType dtype) {
        Tensor tensor = Tensor.of(dtype, Shape.of(2, 1), 1, 0);
        assertEquals(dtype, tensor.dtype());
        assertEquals(Shape.of(2, 1), tensor.shape());
        assertArrayEquals(new double[] {1, 0}, tensor.toDoubles());
        assertArrayEquals(new long[] {1, 0}, tensor.toLongs());
    }

    @Test
    void equality_is_bit_for_bit_so_nan_equals_nan_and_the_zeros_differ() {
        Shape one = Shape.of(1);
        assertEquals(Tensor.of(one, Double.NaN), Tensor.of(one, Double.NaN));
        assertEquals(
                Tensor.of(one, Float.NaN).hashCode(), Tensor.of(one, Float.NaN).hashCode());
        assertNotEquals(Tensor.of(one, 0.0), Tensor.of(one, -0.0));
        assertNotEquals(Tensor.of(one, 0f), Tensor.of(one, -0f));
        assertNotEquals(Tensor.of(one, 1f), Tensor.of(one, 1.0));
        assertNotEquals(Tensor.of(one, 1), Tensor.of(one, 1L));
        assertNotEquals(Tensor.of(one, 1.0), Tensor.of(Shape.SCALAR, 1.0));
        assertNotEquals(Tensor.of(one, (1L << 53) + 1), Tensor.of(one, 1L << 53));
    }

    @Test
    void a_wrong_number_of_elements_is_refused() {
        complains("shape [2, 2] has 4 elements, but 3 were given", () -> Tensor.of(Shape.of(2, 2), 1.0, 2, 3));
        complains("shape [] has 1 elements, but 0 were given", () -> Tensor.of(Shape.SCALAR, new double[0]));
        complains(
                "shape [3] has 3 elements, but 2 were given",
                () -> Tensor.of(Shape.of(2), 1.0, 2).reshape(Shape.of(3)));
    }

    @Test
    void full_and_scalar_repeat_one_value() {
        assertEquals(Tensor.of(Shape.of(2), 0.1f, 0.1f), Tensor.full(DType.F32, Shape.of(2), 0.1));
        assertEquals(Tensor.of(Shape.SCALAR, true), Tensor.scalar(DType.BOOL, 1));
        assertEquals(0, Tensor.full(DType.F64, Shape.of(0), 1).size());
    }

    @Test
    void the_text_is_nested_brackets_in_the_notations_words() {
        assertEquals(
                "[[1, 2.5], [nan, -inf]]",
                Tensor.of(Shape.of(2, 2), 1, 2.5, Double.NaN, -1 / 0.0).toString());
        assertEquals("[True, False]", Tensor.of(Shape.of(2), true, false).toString());
        assertEquals("-0.0", Tensor.scalar(DType.F64, -0.0).toString());
        assertEquals(
                "[0.1, 1e10, 1.5e-7]",
                Tensor.of(Shape.of(3), 0.1f, 1e10f, 1.5e-7f).toString());
        assertEquals(
                "9223372036854775807", Tensor.of(Shape.SCALAR, Long.MAX_VALUE).toString());
        assertEquals("[]", Tensor.of(Shape.of(0), new double[0]).toString());
        assertEquals("[[], []]", Tensor.of(Shape.of(2, 0), new double[0]).toString());
    }

    @Test
    void long_axes_are_elided_in_the_middle() {
        Tensor tensor = Tensor.of(Shape.of(5), 1, 2, 3, 4, 5);
        assertEquals("[1, ...]", TensorText.nested(tensor, 1));
        assertEquals("[1, ..., 5]", TensorText.nested(tensor, 2));
        assertEquals("[1, 2, ..., 5]", TensorText.nested(tensor, 3));
        assertEquals("[1, 2, ..., 4, 5]", TensorText.nested(tensor, 4));
        assertEquals("[1, 2, 3, 4, 5]", TensorText.nested(tensor, 5));
        assertEquals("[[1, ...], ...]", TensorText.nested(Tensor.of(Shape.of(2, 2), 1, 2, 3, 4), 1));
    }

    @Test
    void dtypes_know_their_names_and_their_ulp() {
        assertEquals("f32", DType.F32.toString());
        assertEquals("float32", DType.F32.longName());
        assertEquals(Math.ulp(1f), DType.F32.ulp(1));
        assertEquals(Math.ulp(1.0), DType.F64.ulp(1));
        assertEquals(0, DType.I64.ulp(1));
        assertEquals(Float.MIN_NORMAL, DType.F32.minNormal());
        assertEquals(Double.MIN_NORMAL, DType.F64.minNormal());
        assertEquals(0, DType.BOOL.minNormal());
    }
}
