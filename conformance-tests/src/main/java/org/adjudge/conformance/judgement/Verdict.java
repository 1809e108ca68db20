package org.adjudge.conformance.judgement;

/** What is held of a check, or of a case: of a case, the gravest of its checks. In ascending order of gravity. */
public enum Verdict {
    /** The engine and TensorFlow agree within the allowance. */
    AGREES,
    /**
     * TensorFlow's C++ registry gives no gradient; the engine agrees with differences of TensorFlow's forward kernels, or,
     * where these cannot tell, with TensorFlow's function library. The reason says which.
     */
    AGREES_BY_DIFFERENCES,
    /** Nothing to judge by: TensorFlow has no answer and differences do not decide, or the engine lacks the op. */
    NO_ORACLE,
    /** They disagree, and differences of TensorFlow's own forward kernels side with the engine. */
    ORACLE_SUSPECT,
    /** They disagree, and nothing speaks for the engine. */
    DISAGREES
}
