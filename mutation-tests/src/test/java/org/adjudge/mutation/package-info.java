/** Mutants of the engine: what PIT runs against them, and the page about those that survive. */
@NullMarked
package org.adjudge.mutation;

import org.jspecify.annotations.NullMarked;
