package org.adjudge.conformance.coverage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many of TensorFlow's differentiable ops are left out. */
class LeftOutTest {
    private static final int MOST = 20;
    private static final Map<String, String> LEFT_OUT = Reasons.in("left-out.txt");

    @Test
    void at_most_twenty_are_left_out() {
        assertTrue(LEFT_OUT.size() <= MOST, () -> LEFT_OUT.size() + " are left out: " + LEFT_OUT.keySet());
    }
}
