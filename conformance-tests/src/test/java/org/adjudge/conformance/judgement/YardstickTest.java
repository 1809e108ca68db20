package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.adjudge.conformance.notation.Case;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class YardstickTest {
    @Test
    void a_large_element_excuses_no_small_one() {
        Tensor exact = Tensor.of(Shape.of(2), 1e9, 1);
        assertTrue(Yardstick.isRounding(exact, Tensor.of(Shape.of(2), 1e9 + 1, 1 + 1e-9)));
        assertFalse(Yardstick.isRounding(exact, Tensor.of(Shape.of(2), 1e9, 2)));
    }

    @Test
    void what_rounds_by_its_meaning_has_none() {
        for (String line : new String[] {
            "tf.cast(tf.cast(x, tf.float32), tf.float64) | x: f64[2]",
            "x * tf.cast(tf.cast(x, tf.int32), tf.float64) | x: f64[2]"
        }) {
            assertEquals(Optional.empty(), Yardstick.of(Case.parse(line).problem(), 0), line);
        }
    }
}
