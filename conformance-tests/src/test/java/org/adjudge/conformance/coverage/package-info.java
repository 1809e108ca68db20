/** What the catalogue covers: docs/OPS.md, and what each function must have cases of. */
@NullMarked
package org.adjudge.conformance.coverage;

import org.jspecify.annotations.NullMarked;
