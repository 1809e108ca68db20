package org.adjudge.conformance.judgement;

import java.util.Optional;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.ir.Node;
import org.adjudge.tensor.Tensor;

/**
 * Where a wrong gradient went wrong first, and how.
 *
 * @param at the op whose kernel or rule is wrong, or at whose output the cotangents were put together wrongly
 * @param operand of a rule, which operand's cotangent
 * @param right what should have come out there
 * @param wrong what the engine has
 * @param mistake the classical mistake that reproduces the numbers; empty if none does
 */
public record Diagnosis(
        Blame blame, Node at, Optional<Integer> operand, Tensor right, Tensor wrong, Optional<Mistake> mistake) {}
