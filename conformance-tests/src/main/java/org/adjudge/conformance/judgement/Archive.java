package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.adjudge.conformance.notation.Case;
import org.adjudge.oracle.TensorFlowOracle;

/**
 * What TensorFlow says of cases and what was measured of them, kept for judges of several engines: none of it depends on an
 * engine. Safe for use by several threads.
 */
public final class Archive {
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Batches batches = new Batches(new TensorFlowOracle()::testify);

    /** An empty one. */
    public Archive() {}

    /** Says which cases will be judged: of these TensorFlow is asked many at a time, which takes less than each alone. */
    public void expect(List<Case> cases) {
        batches.expect(cases);
    }

    /** What was asked of a case, always the same; who uses it holds its lock. */
    Asked of(Case subject) {
        return asked.computeIfAbsent(
                subject.line(),
                line -> new Asked(
                        subject,
                        problem ->
                                batches.testimony(subject).orElseGet(() -> new TensorFlowOracle().testify(problem))));
    }
}
