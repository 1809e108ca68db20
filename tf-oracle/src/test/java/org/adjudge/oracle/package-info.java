/** Laws of the oracle. */
@NullMarked
package org.adjudge.oracle;

import org.jspecify.annotations.NullMarked;
