package org.adjudge.tensor;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A step of an elementwise program: from virtual registers, each written once, to one.
 *
 * @param name of the function, by which {@link Code} knows it
 * @param function a {@link DoubleUnaryOperator}, {@link DoubleBinaryOperator} or {@link Elementwise.DoubleComparison}, or for
 *     {@code SELECT}, {@code CHOOSE}, {@code GATE}, {@code COPY}, {@code SOFTMAX} and {@code REPEAT} nothing, for sums {@link Sums}
 * @param x an operand; of SELECT the condition
 * @param y an operand, if there is a second, or else x
 * @param w a third, of SELECT, CHOOSE and GATE alone, or else x
 * @param v a fourth, of CHOOSE and GATE alone, or else x
 * @param z the result
 */
record Instruction(Kind kind, String name, Object function, int x, int y, int w, int v, int z) {
    enum Kind {
        MAP,
        ZIP,
        COMPARE,
        SELECT,
        /** {@code x name y ? w : v}: a comparison and what it selects, of which {@link Choices} makes one. */
        CHOOSE,
        /** {@code y < x ? v : y}, ABOVE, or {@code y < x && x < w ? v : y}, BETWEEN, of which y and w are one number: relu's gradient and relu6's. */
        GATE,
        COPY,
        /** Of rows. */
        SOFTMAX,
        /** {@link Sums} of rows. */
        SUM,
        /** Other {@link Sums}. */
        TOTAL,
        /** The value of each row for each of its elements. */
        REPEAT
    }

    int[] operands() {
        return new int[] {x, y, w, v};
    }

    DoubleUnaryOperator unary() {
        return (DoubleUnaryOperator) function;
    }

    Sums sums() {
        return (Sums) function;
    }

    DoubleBinaryOperator binary() {
        return (DoubleBinaryOperator) function;
    }
}
