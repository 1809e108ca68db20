/** Graphs evaluated in many digits: what a formula says without its rounding. May not see TensorFlow. */
@NullMarked
package org.adjudge.conformance.precise;

import org.jspecify.annotations.NullMarked;
