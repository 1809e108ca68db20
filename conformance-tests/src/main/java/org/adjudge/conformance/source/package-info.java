/** What the engine's own source says of its ops: formula, kinks and rule. */
@NullMarked
package org.adjudge.conformance.source;

import org.jspecify.annotations.NullMarked;
