/** Engines that are wrong on purpose: the kit has to reject each of them. */
@NullMarked
package org.adjudge.conformance.broken;

import org.jspecify.annotations.NullMarked;
