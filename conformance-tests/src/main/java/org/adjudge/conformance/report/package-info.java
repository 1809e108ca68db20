/** What a run writes: the summary on the console, report.json and report.md. Output, not opinion. */
@NullMarked
package org.adjudge.conformance.report;

import org.jspecify.annotations.NullMarked;
