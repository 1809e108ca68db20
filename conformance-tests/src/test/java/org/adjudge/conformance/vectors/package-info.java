@NullMarked
package org.adjudge.conformance.vectors;

import org.jspecify.annotations.NullMarked;
