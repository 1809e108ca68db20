package org.adjudge.conformance.report;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Shrinking;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.GradientEngine;

/**
 * The smallest cases that fail like some of a run, each sought once: of a few, because shrinking one takes a second or two, and who
 * fails everywhere need not wait for it everywhere. From any thread.
 */
final class Smallest {
    private static final int MOST = 5;

    private final AtomicInteger sought = new AtomicInteger();
    private final Map<String, Case> found = new ConcurrentHashMap<>();

    /** The case itself if none is shorter; empty if enough others have been shrunk. */
    Optional<Case> of(Judgement failing, GradientEngine engine) {
        String line = failing.subject().line();
        Case known = found.get(line);
        if (known == null && sought.getAndIncrement() < MOST) {
            known = new Shrinking(engine).smallest(failing);
            found.put(line, known);
        }
        return Optional.ofNullable(known);
    }
}
