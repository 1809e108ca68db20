package org.adjudge.tensor;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A step of an elementwise program: from virtual registers, each written once, to one.
 *
 * @param name of the function, by which {@link Code} knows it
 * @param function a {@link DoubleUnaryOperator}, {@link DoubleBinaryOperator} or {@link Elementwise.DoubleComparison}, or for
 *     {@code SELECT}, {@code CHOOSE}, {@code GATE}, {@code COPY}, {@code SOFTMAX}, {@code REPEAT} and {@code ZIP_ROW} nothing, for sums {@link Sums}, for
 *     pairs the first {@link Code}
 * @param x an operand; of SELECT the condition
 * @param y an operand, if there is a second, or else x
 * @param w a third, of SELECT, CHOOSE, GATE, PULL, CENTRE and pairs alone, or else x
 * @param v a fourth, of CHOOSE, GATE, PULL and CENTRE alone, or else x
 * @param z the result
 * @param more further operands, of PULL and CENTRE alone
 * @param also a second result, of PULL alone, or else z
 */
record Instruction(
        Kind kind, String name, Object function, int x, int y, int w, int v, int z, List<Integer> more, int also) {
    enum Kind {
        MAP,
        ZIP,
        COMPARE,
        SELECT,
        /** {@code x name y ? w : v}: a comparison and what it selects, of which {@link Choices} makes one. */
        CHOOSE,
        /** {@code y < x ? v : y}, ABOVE, or {@code y < x && x < w ? v : y}, BETWEEN, of which y and w are one number: relu's gradient and relu6's. */
        GATE,
        /** A GATE, and what it lets pass times {@code more_0 - more_1}: what batch norm's gradient sums. */
        PULL,
        /** {@code x ((y - w) + (v - more_0) more_1)}: batch norm's gradient. */
        CENTRE,
        COPY,
        /** Of rows. */
        SOFTMAX,
        /** {@link Sums} of rows. */
        SUM,
        /** Sums of rows of products {@code x y}, of which {@link Pairs} makes one. */
        DOT,
        /** Other {@link Sums}. */
        TOTAL,
        /** The value of each row for each of its elements. */
        REPEAT,
        /** {@code (x function y) name w}: two instructions of which {@link Pairs} makes one. */
        PAIR,
        /** The same, y being the value of each row. */
        PAIR_ROW,
        /** {@code x name y}, y being the value of each row. */
        ZIP_ROW
    }

    Instruction(Kind kind, String name, Object function, int x, int y, int w, int v, int z) {
        this(kind, name, function, x, y, w, v, z, List.of(), z);
    }

    int[] operands() {
        int[] operands = {x, y, w, v};
        return more.isEmpty()
                ? operands
                : IntStream.concat(IntStream.of(operands), more.stream().mapToInt(i -> i))
                        .toArray();
    }

    int[] results() {
        return also == z ? new int[] {z} : new int[] {z, also};
    }

    boolean reads(int register) {
        return x == register || y == register || w == register || v == register || more.contains(register);
    }

    boolean writes(int register) {
        return z == register || also == register;
    }

    /** Whether it can write over what it reads: some go over their last elements twice. */
    boolean isInPlace() {
        return switch (kind) {
            case PAIR, PAIR_ROW, ZIP_ROW -> false;
            default -> true;
        };
    }

    DoubleUnaryOperator unary() {
        return (DoubleUnaryOperator) function;
    }

    Sums sums() {
        return (Sums) function;
    }

    Code first() {
        return (Code) function;
    }

    DoubleBinaryOperator binary() {
        return (DoubleBinaryOperator) function;
    }
}
