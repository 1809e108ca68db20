/** Which classical mistake reproduces a wrong cotangent: hypotheses as data, tried on one application of one op. */
@NullMarked
package org.adjudge.conformance.diagnosis;

import org.jspecify.annotations.NullMarked;
