/**
 * The language: a closed vocabulary of ops, and graphs of them as data.
 *
 * <p>Each op says, in one place, what it computes, which shapes it takes and how a cotangent of its output becomes one
 * of its inputs: elementwise ops on a row of {@link org.adjudge.ir.Unary} or {@link org.adjudge.ir.Binary}, the others
 * in a record of their own. Nothing here knows how a gradient is assembled; that is {@code org.adjudge.grad}.
 */
@NullMarked
package org.adjudge.ir;

import org.jspecify.annotations.NullMarked;
