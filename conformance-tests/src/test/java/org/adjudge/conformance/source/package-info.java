/** Laws of what is read out of the engine's source. */
@NullMarked
package org.adjudge.conformance.source;

import org.jspecify.annotations.NullMarked;
