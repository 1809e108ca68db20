package org.adjudge.conformance.judgement;

import org.adjudge.ir.Node;
import org.adjudge.tensor.Tensor;

/** What a user of a value passes to its cotangent. */
record Contribution(Node user, Tensor value) {}
