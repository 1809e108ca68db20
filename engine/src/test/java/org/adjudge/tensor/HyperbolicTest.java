package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HyperbolicTest {
    @Test
    void the_quick_tanh_rounds_to_the_float_that_the_slow_one_rounds_to() {
        for (int bits = 0; bits >= 0 && bits <= Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += 9973) {
            float x = Float.intBitsToFloat(bits);
            assertEquals((float) Math.tanh(x), (float) Hyperbolic.tanhForFloats(x), () -> "tanh " + x);
            assertEquals((float) Math.tanh(-x), (float) Hyperbolic.tanhForFloats(-x), () -> "tanh -" + x);
        }
        assertEquals(1, Hyperbolic.tanhForFloats(Double.POSITIVE_INFINITY));
        assertEquals(-1, Hyperbolic.tanhForFloats(Double.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, Hyperbolic.tanhForFloats(Double.NaN));
    }
}
