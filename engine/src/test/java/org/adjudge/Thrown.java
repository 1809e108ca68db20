package org.adjudge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

/** What the tests of error texts share: an argument error, word for word. */
public final class Thrown {
    private Thrown() {}

    /** Asserts that the action complains of its arguments in these words. */
    public static void complains(String message, Runnable action) {
        assertEquals(
                message,
                assertThrowsExactly(IllegalArgumentException.class, action::run).getMessage());
    }
}
