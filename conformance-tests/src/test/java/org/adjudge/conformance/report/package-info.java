@NullMarked
package org.adjudge.conformance.report;

import org.jspecify.annotations.NullMarked;
