package org.adjudge.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnValuesTest {
    @Test
    void a_number_is_that_draw_and_two_are_all_between() {
        assertEquals(new DrawnValues(3, 3), DrawnValues.of("3"));
        assertArrayEquals(
                new int[] {8, 9, 10, 11}, DrawnValues.of("8-11").draws().toArray());
        assertEquals(DrawnValues.OWN, DrawnValues.of("0"));
        assertEquals(new DrawnValues(0, 999_999_999), DrawnValues.of("0-999999999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1-", "5-2", "1,2", "99999999999"})
    void anything_else_is_told_what_would_do(String text) {
        Throwable refused = assertThrows(IllegalArgumentException.class, () -> DrawnValues.of(text));
        assertEquals(
                "-Dadjudge.values=" + text
                        + " is no draw of numbers; 0 is the catalogue's own, 3 another, and 1-20 are twenty others",
                refused.getMessage());
    }
}
