package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class NumPyTextTest {
    private static Tensor counting(int... extents) {
        Shape shape = Shape.of(extents);
        return Tensor.of(
                DType.F64,
                shape,
                IntStream.range(0, shape.size()).asDoubleStream().toArray());
    }

    @Test
    void what_fits_on_a_line_stands_on_one() {
        assertEquals("[[0, 1], [2, 3]]", NumPyText.of(counting(2, 2), 80));
    }

    @Test
    void else_each_row_has_a_line_and_columns_are_aligned() {
        assertEquals("[[0, 1, 2, 3],\n [4, 5, 6, 7]]", NumPyText.of(counting(2, 4), 20));
        assertEquals("[[ 8,  9],\n [10, 11]]", NumPyText.of(Tensor.of(Shape.of(2, 2), 8d, 9, 10, 11), 12));
    }

    @Test
    void of_a_large_tensor_the_middle_is_left_out() {
        String text = NumPyText.of(counting(100, 100), 40);
        assertTrue(text.startsWith("[[   0,    1,    2, ..., "), text);
        assertTrue(text.contains("\n ...,\n"), text);
        assertTrue(text.lines().allMatch(l -> l.length() <= 60), text);
        assertTrue(text.endsWith("9999]]"), text);
    }

    @Test
    void a_narrower_terminal_shows_fewer_columns() {
        String text = NumPyText.of(counting(100, 100), 30);
        assertTrue(text.lines().allMatch(l -> l.length() <= 30), text);
    }
}
