package org.adjudge.conformance.report;

import java.util.Set;
import org.adjudge.conformance.judgement.Verdict;

/** What the checks of a run are counted as, and what that means: the one place where it is written. README.md shows the words. */
enum Tally {
    AGREE(
            "agree",
            "the engine and TensorFlow agree within the allowance, or would if TensorFlow did not round; asked twice, the engine "
                    + "says the same.",
            Verdict.AGREES),
    BY_DIFFERENCES(
            "agree by differences",
            "TensorFlow gives no gradient there. The engine's has the slopes of TensorFlow's own forward kernels, by complex step "
                    + "or by Richardson-extrapolated differences (at second order, of TensorFlow's first-order gradients where it "
                    + "has them); or, where these cannot tell, it agrees with TensorFlow's function library, its second registry of "
                    + "gradients. Never counted as agreement with TensorFlow's gradient.",
            Verdict.AGREES_BY_DIFFERENCES),
    FINDINGS(
            "findings",
            "they disagree, or TensorFlow fails where it claims a gradient, and those slopes side with the engine; or TensorFlow's "
                    + "gradient of an input without elements has not the input's shape, and the engine's has.",
            Verdict.ORACLE_SUSPECT),
    UNJUDGED(
            "unjudged",
            "there is nothing to judge by, or the engine does not have the op, or each has made its own choice at a kink, where "
                    + "there is no derivative; the report says which.",
            Verdict.NO_ORACLE,
            Verdict.CONVENTION),
    DISAGREE(
            "disagree",
            "the engine is wrong, or, where all witnesses are heard, wrong in the same way as TensorFlow. The build fails. Where "
                    + "the engine shows its gradient graph, the verdict says whether a rule or a kernel is to blame.",
            Verdict.SHARED_FAULT,
            Verdict.ENGINE_KERNEL,
            Verdict.ENGINE_RULE,
            Verdict.DISAGREES);

    private final String words;
    private final String meaning;
    private final Set<Verdict> verdicts;

    Tally(String words, String meaning, Verdict... verdicts) {
        this.words = words;
        this.meaning = meaning;
        this.verdicts = Set.of(verdicts);
    }

    /** Whether a check of this verdict is counted here. */
    boolean counts(Verdict verdict) {
        return verdicts.contains(verdict);
    }

    /** As an item of a list in Markdown. */
    String item() {
        return "* *" + words + "*: " + meaning;
    }
}
