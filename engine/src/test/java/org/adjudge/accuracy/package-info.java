/** How far the engine's functions are off, against references of 50 digits. */
@NullMarked
package org.adjudge.accuracy;

import org.jspecify.annotations.NullMarked;
