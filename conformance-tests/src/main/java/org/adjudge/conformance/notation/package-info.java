/**
 * The notation: one line is one case. From text to a {@link org.adjudge.conformance.notation.Case} and back.
 *
 * <p>Nothing here evaluates a graph or judges an answer. The grammar is in {@code src/main/antlr4}; the table of
 * TensorFlow's functions is {@link org.adjudge.conformance.notation.Vocabulary} and the {@code …Rows} beside it.
 */
@NullMarked
package org.adjudge.conformance.notation;

import org.jspecify.annotations.NullMarked;
