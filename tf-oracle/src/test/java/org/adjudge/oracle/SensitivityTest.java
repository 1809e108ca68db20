package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    private final Sensitivity three =
            new Sensitivity(List.of(List.of(slope(3, 0)), List.of(slope(4, 1)), List.of(slope(12, 0))));

    @Test
    void the_response_is_the_root_mean_square_and_samples_that_were_not_taken_count_as_0() {
        assertEquals(List.of(13 / Math.sqrt(8), 1 / Math.sqrt(8)), numbers(three.response(0)));
    }

    @Test
    void the_fewest_samples_that_are_enough_are_taken_and_all_if_none_are() {
        assertEquals(
                List.of(5 / Math.sqrt(8), 1 / Math.sqrt(8)),
                numbers(three.response(0, response -> response.get(1) > 0)));
        assertEquals(numbers(three.response(0)), numbers(three.response(0, response -> false)));
    }

    @Test
    void what_tensorflow_cannot_answer_has_no_response() {
        Sensitivity none = new Sensitivity(List.of(List.of(Optional.empty())));
        assertEquals(Optional.empty(), none.response(0, response -> true));
    }

    @Test
    void it_is_whole_with_all_samples() {
        assertFalse(three.isWhole());
        assertTrue(new Sensitivity(Collections.nCopies(Sensitivity.SAMPLES, List.of(slope(1, 1)))).isWhole());
    }

    private static Optional<Tensor> slope(double a, double b) {
        return Optional.of(Tensor.of(DType.F64, Shape.of(2), a, b));
    }

    private static List<Double> numbers(Optional<Tensor> response) {
        return List.of(response.orElseThrow().get(0), response.orElseThrow().get(1));
    }
}
