package org.adjudge.conformance.judgement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;

/**
 * What TensorFlow says of cases and what was measured of them, kept for judges of several engines: none of it depends on an
 * engine. Safe for use by several threads.
 */
public final class Archive {
    private final Map<String, Dossier> dossiers = new ConcurrentHashMap<>();

    /** An empty one. */
    public Archive() {}

    /** What is known of one case; the comparison measures when it is first asked, so who uses it holds the lock of this. */
    record Dossier(Testimony testimony, Comparison comparison) {
        static Dossier of(Case subject, Function<Problem, Testimony> oracle) {
            return new Dossier(oracle.apply(subject.problem()), new Comparison(subject));
        }
    }

    /** That of a case, always the same. */
    Dossier of(Case subject) {
        return dossiers.computeIfAbsent(subject.line(), line -> Dossier.of(subject, new TensorFlowOracle()::testify));
    }
}
