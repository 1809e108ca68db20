package org.adjudge.conformance.judgement;

import java.util.Optional;

/**
 * Where an engine and TensorFlow part first.
 *
 * @param firstWrong the step, if one was found
 * @param how how it was found, if not from the cotangents that the engine gives; or why none was
 */
record Location(Optional<FirstWrong> firstWrong, String how) {
    static final Location NOT_SOUGHT = new Location(Optional.empty(), "");
}
