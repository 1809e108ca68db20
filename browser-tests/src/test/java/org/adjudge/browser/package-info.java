/** The report in the system's Chromium. */
@NullMarked
package org.adjudge.browser;

import org.jspecify.annotations.NullMarked;
