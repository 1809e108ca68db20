/** The command line: {@code bin/adjudge}. It reads, judges and prints; every decision is made elsewhere. */
@NullMarked
package org.adjudge.cli;

import org.jspecify.annotations.NullMarked;
