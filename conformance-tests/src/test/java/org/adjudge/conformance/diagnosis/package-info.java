/** The hypotheses alone. */
@NullMarked
package org.adjudge.conformance.diagnosis;

import org.jspecify.annotations.NullMarked;
