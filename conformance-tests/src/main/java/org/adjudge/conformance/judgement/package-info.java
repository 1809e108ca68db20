/**
 * What agreeing means, defined once: ULPs against an allowance, verdicts with their evidence, and the first wrong step.
 */
@NullMarked
package org.adjudge.conformance.judgement;

import org.jspecify.annotations.NullMarked;
