package org.adjudge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracySectionTest {
    @Test
    void the_scale_is_logarithmic_and_exact_is_the_left_edge() {
        assertEquals("4", AccuracySection.x(0));
        assertEquals("10", AccuracySection.x(0.01));
        assertEquals("80", AccuracySection.x(1));
        assertEquals("150", AccuracySection.x(100));
        assertEquals("290", AccuracySection.x(Double.POSITIVE_INFINITY));
    }

    @Test
    void a_strip_has_the_engine_and_tensorflow_where_both_were_measured() {
        String html = AccuracySection.of(Strips.of(List.of(Runs.agreeing("a", "sin"))))
                .render();
        assertTrue(html.contains("sin: engine at most 0.500, TensorFlow at most 0.250, apart at most 0.500 ULP"), html);
        assertTrue(html.contains("class=\"ticks engine\""), html);
        assertTrue(html.contains("class=\"ticks tensorflow\""), html);
    }
}
