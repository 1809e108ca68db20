package org.adjudge.conformance.notation;

/** An allowance that a line asks for, {@code ulps=4 because "..."}: ULPs of the expected value, and why. */
public record Ulps(double count, String reason) {}
