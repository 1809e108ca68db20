/**
 * The engine's innermost loops in vector instructions: {@link org.adjudge.simd.SimdKernels}, found by the engine itself. Nothing
 * here checks arguments; the callers in {@code org.adjudge.tensor} have.
 */
@NullMarked
package org.adjudge.simd;

import org.jspecify.annotations.NullMarked;
