@NullMarked
package org.adjudge.conformance.precise;

import org.jspecify.annotations.NullMarked;
