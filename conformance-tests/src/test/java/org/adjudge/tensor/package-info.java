/** A back door into tensors, for engines that have to be caught. */
@NullMarked
package org.adjudge.tensor;

import org.jspecify.annotations.NullMarked;
