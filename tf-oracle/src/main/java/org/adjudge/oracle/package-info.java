/**
 * The oracle: the same question, answered by TensorFlow Java. The only package that sees {@code org.tensorflow}.
 *
 * <p>Its worth is its independence. It shares with the engine the question (ops, attributes, numbers) and never an answer:
 * no shape rule, no VJP rule, no kernel, and it does not read what the engine inferred of a node. TensorFlow infers its own
 * shapes, and who judges compares the two.
 */
@NullMarked
package org.adjudge.oracle;

import org.jspecify.annotations.NullMarked;
