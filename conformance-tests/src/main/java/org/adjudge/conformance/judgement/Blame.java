package org.adjudge.conformance.judgement;

/** What of the engine is wrong. */
public enum Blame {
    /** The value of an op, for right inputs. */
    KERNEL,
    /** An op's VJP rule: replayed alone, with a right cotangent, it is wrong too. */
    RULE,
    /** The rules are right one by one; how the cotangents were added or passed on is not. */
    ACCUMULATION,
    /** Nothing, in exact arithmetic: how the formula is written loses digits. */
    ROUNDING,
    /** The gradients are right, but in another order than they were asked for. */
    ORDER
}
