/**
 * Cases with TensorFlow's answers as {@code .npz} files (docs/VECTORS.md), so that an engine in any language can be judged without
 * TensorFlow. Only {@link org.adjudge.conformance.vectors.Recorder} may ask TensorFlow.
 */
@NullMarked
package org.adjudge.conformance.vectors;

import org.jspecify.annotations.NullMarked;
