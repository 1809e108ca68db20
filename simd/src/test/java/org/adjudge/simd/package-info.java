/** What the SIMD kernels must have in common with plain Java's. */
@NullMarked
package org.adjudge.simd;

import org.jspecify.annotations.NullMarked;
