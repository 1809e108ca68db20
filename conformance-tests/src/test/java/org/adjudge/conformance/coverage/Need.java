package org.adjudge.conformance.coverage;

/** What there must be a case of, for each function that it can be asked of. */
enum Need {
    /** Any case. */
    CASE,
    /** Applied to float32. */
    F32,
    /** Applied to float64. */
    F64,
    /** An operand or a result without elements. */
    ZERO_SIZE,
    /** An operand of this rank, and so on up to 5. */
    RANK_0,
    RANK_1,
    RANK_2,
    RANK_3,
    RANK_4,
    RANK_5,
    /** The gradient of its gradient. */
    ORDER_2,
    /** Operands of different shapes, where it broadcasts. */
    BROADCAST,
    /** The same tensor in two slots. */
    SHARED_OPERAND,
    /** An operand that something before it uses too. */
    CONSUMER_BEFORE,
    /** An operand that something after it uses too. */
    CONSUMER_AFTER,
    /** Axes in an order that is not its own inverse, as a cycle of three. */
    CYCLE,
    /** Windows that overlap: a stride below the window's extent. */
    STRIDE_BELOW_WINDOW,
    /** An index that occurs twice. */
    DUPLICATE_INDEX,
    /** A batch of two or more. */
    BATCH,
    /** The values at which it has kinks, ends of its domain or poles, as {@code kinks.txt} lists them. */
    KINK
}
