package org.adjudge.conformance.diagnosis;

/**
 * A classical mistake.
 *
 * @param name short, the same wherever this mistake is made: {@code unbroadcast missing}
 * @param sentence what went wrong here, for a learner
 */
public record Mistake(String name, String sentence) {}
