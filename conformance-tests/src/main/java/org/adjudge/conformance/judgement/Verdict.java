package org.adjudge.conformance.judgement;

/** What is held of a check, or of a case: of a case, the gravest of its checks. In ascending order of gravity. */
public enum Verdict {
    /** The engine and TensorFlow agree within the allowance, or would if TensorFlow did not round. */
    AGREES,
    /**
     * TensorFlow's C++ registry gives no gradient; the engine's has the slopes of TensorFlow's forward kernels, by complex step or
     * by differences, or, where these cannot tell, it agrees with TensorFlow's function library. The reason says which.
     */
    AGREES_BY_DIFFERENCES,
    /** They disagree at a kink, where there is no derivative, and each has chosen a number between the slopes on its two sides. */
    CONVENTION,
    /** Nothing to judge by: TensorFlow has no answer and differences do not decide, or the engine lacks the op. */
    NO_ORACLE,
    /**
     * They disagree, or TensorFlow fails where it claims a gradient, and the slopes of its own forward kernels side with the engine;
     * or its gradient of an input without elements has not the input's shape, and the engine's has.
     */
    ORACLE_SUSPECT,
    /** They agree, and differences fit neither. Seen only where all witnesses are heard. */
    SHARED_FAULT,
    /** They disagree, and the engine's gradient graph on TensorFlow's kernels is right: a kernel of the engine is wrong. */
    ENGINE_KERNEL,
    /** They disagree, and the engine's gradient graph is wrong on TensorFlow's kernels too: a rule is wrong. */
    ENGINE_RULE,
    /**
     * They disagree, nothing speaks for the engine, and the witnesses do not tell what of it is wrong: it shows no gradient
     * graph, or each of its rules is right and how it adds up or passes on cotangents is not.
     */
    DISAGREES;

    /** Whether the engine, or everybody, is wrong. */
    public boolean fails() {
        return compareTo(SHARED_FAULT) >= 0;
    }
}
