/** Laws of the catalogue as a whole. */
@NullMarked
package org.adjudge.conformance.catalogue;

import org.jspecify.annotations.NullMarked;
