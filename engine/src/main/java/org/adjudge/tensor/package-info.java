/**
 * Numbers: shapes, dtypes, immutable tensors and the kernels that compute with them.
 *
 * <p>Arithmetic on arrays can be wrong without any calculus being wrong, so nothing here knows of graphs, ops or
 * derivatives. Broadcasting and its inverse are defined in {@link org.adjudge.tensor.Shape} and nowhere else.
 */
@NullMarked
package org.adjudge.tensor;

import org.jspecify.annotations.NullMarked;
