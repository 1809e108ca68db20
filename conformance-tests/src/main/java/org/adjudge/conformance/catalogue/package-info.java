/** The catalogue: the lines of the {@code .cases} resources, and sweeps that write out regular families of lines. */
@NullMarked
package org.adjudge.conformance.catalogue;

import org.jspecify.annotations.NullMarked;
