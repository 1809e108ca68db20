package org.adjudge.conformance.judgement;

import java.util.Optional;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;

/** A case asked for the cotangents of all its floating values; TensorFlow answers when it is first asked, and once. */
final class Everything {
    private final TensorFlowOracle oracle;
    private final Problem problem;
    private Optional<Testimony> testimony = Optional.empty();

    Everything(TensorFlowOracle oracle, Case subject) {
        this.oracle = oracle;
        this.problem = subject.problem().wrt(Ancestry.floating(subject.output()));
    }

    Problem problem() {
        return problem;
    }

    Testimony testimony() {
        if (testimony.isEmpty()) {
            testimony = Optional.of(oracle.testify(problem));
        }
        return testimony.get();
    }
}
