package org.adjudge.conformance.catalogue;

import org.adjudge.tensor.Shape;

/** Pieces of case lines. */
final class Lines {
    private Lines() {}

    /** {@code x: f32[2,3]}. */
    static String input(String name, String dtype, Shape shape) {
        return name + ": " + dtype + shape.toString().replace(" ", "");
    }

    /** {@code x: f32[2,3] in (0, 3)}; an empty domain leaves it out. */
    static String input(String name, String dtype, Shape shape, String domain) {
        return input(name, dtype, shape) + (domain.isEmpty() ? "" : " in " + domain);
    }
}
