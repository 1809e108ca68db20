package org.adjudge.tensor;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Elementwise functions that {@link Loops} has a loop of its own for; a function of any other name is called element by
 * element. What each computes is what the function it stands for computes, bit for bit.
 */
public enum Code {
    /** {@code x + y}. */
    ADD,
    /** {@code x - y}. */
    SUBTRACT,
    /** {@code x y}. */
    MULTIPLY,
    /** {@code x / y}. */
    DIVIDE,
    /** The larger, NaN if either is. */
    MAXIMUM,
    /** The smaller, NaN if either is. */
    MINIMUM,
    /** {@code -x}. */
    NEG,
    /** {@code |x|}. */
    ABS,
    /** {@code x²}. */
    SQUARE,
    /** {@code √x}. */
    SQRT,
    /** {@code 1 / x}. */
    RECIPROCAL,
    /** {@code max(x, 0)}, x if it is NaN. */
    RELU,
    /** {@code min(max(x, 0), 6)}, NaN if x is. */
    RELU6,
    /** {@code x < y}. */
    LESS,
    /** {@code x ≤ y}. */
    LESS_EQUAL,
    /** {@code x > y}. */
    GREATER,
    /** {@code x ≥ y}. */
    GREATER_EQUAL,
    /** {@code x = y}. */
    EQUAL,
    /** {@code x ≠ y}. */
    NOT_EQUAL;

    private static final Map<String, Code> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Enum::name, c -> c));

    /** The code of a function's name, if it has one. */
    public static Optional<Code> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
