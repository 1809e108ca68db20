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
    /** First operands of more than one rank. */
    RANKS,
    /** The gradient of its gradient. */
    ORDER_2,
    /** The same tensor in two slots. */
    SHARED_OPERAND,
    /** An operand that something before it uses too. */
    CONSUMER_BEFORE,
    /** An operand that something after it uses too. */
    CONSUMER_AFTER
}
