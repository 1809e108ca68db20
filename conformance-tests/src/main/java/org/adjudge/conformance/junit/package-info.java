/** The kit for JUnit: cases as parameters, and the base class that puts an engine through the catalogue. */
@NullMarked
package org.adjudge.conformance.junit;

import org.jspecify.annotations.NullMarked;
