/**
 * From {@code report.json} to {@code report.html}. The records here are the JSON, and all that the page knows: neither an
 * engine nor TensorFlow is needed to make it (docs/adr/0020). No judging lives here.
 */
@NullMarked
package org.adjudge.report;

import org.jspecify.annotations.NullMarked;
