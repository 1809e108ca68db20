package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;

/**
 * What TensorFlow says of a case and of its parts, and what was measured of them. The same question is asked once: a case of one op is
 * replayed for nothing, and where several engines fail the same case, the second finds all answers. None of it depends on an engine. For one
 * thread at a time.
 */
final class Asked {
    private final Case subject;
    private final Function<Problem, Testimony> ofCase;
    private final Comparison comparison;
    private final Map<Question, Testimony> testimonies = new HashMap<>();
    private final Map<Question, Comparison> comparisons = new HashMap<>();
    private Optional<Testimony> testimony = Optional.empty();

    Asked(Case subject) {
        this(subject, new TensorFlowOracle()::testify);
    }

    /** @param ofCase answers the case itself */
    Asked(Case subject, Function<Problem, Testimony> ofCase) {
        this.subject = subject;
        this.ofCase = ofCase;
        this.comparison = new Comparison(subject);
    }

    /** Of the case. */
    Testimony testimony() {
        if (testimony.isEmpty()) {
            testimony = Optional.of(ofCase.apply(subject.problem()));
        }
        return testimony.get();
    }

    /** Of the case; it measures when it is first asked. */
    Comparison comparison() {
        return comparison;
    }

    /** The case asked for the cotangents of all its floating values. */
    Problem everything() {
        return subject.problem().wrt(Ancestry.floating(subject.output()));
    }

    /** Of a problem that is a part of the case. */
    Testimony testimony(Problem part) {
        return testimonies.computeIfAbsent(
                Question.of(part), q -> q.equals(question()) ? testimony() : new TensorFlowOracle().testify(part));
    }

    /** Of a problem that is a part of the case. */
    Comparison comparison(Problem part) {
        return comparisons.computeIfAbsent(
                Question.of(part), q -> q.equals(question()) ? comparison : new Comparison(subject, part));
    }

    private Question question() {
        return Question.of(subject.problem());
    }
}
