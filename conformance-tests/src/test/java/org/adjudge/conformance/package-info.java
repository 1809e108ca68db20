/** The kit judged: its own engine by the catalogue, and the kit itself by engines that are wrong. */
@NullMarked
package org.adjudge.conformance;

import org.jspecify.annotations.NullMarked;
