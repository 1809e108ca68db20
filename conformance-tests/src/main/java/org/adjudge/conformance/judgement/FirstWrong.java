package org.adjudge.conformance.judgement;

import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * The first node, from the output back (or for a wrong output, from the inputs on), at which the engine and TensorFlow
 * part.
 *
 * @param kind {@code cotangent} or {@code primal}
 */
public record FirstWrong(Value value, String kind, Tensor oracle, Tensor engine) {}
