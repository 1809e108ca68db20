package org.adjudge.conformance.judgement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.adjudge.conformance.notation.Case;

/**
 * What TensorFlow says of cases and what was measured of them, kept for judges of several engines: none of it depends on an
 * engine. Safe for use by several threads.
 */
public final class Archive {
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    /** An empty one. */
    public Archive() {}

    /** What was asked of a case, always the same; who uses it holds its lock. */
    Asked of(Case subject) {
        return asked.computeIfAbsent(subject.line(), line -> new Asked(subject));
    }
}
