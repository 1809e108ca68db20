/** The page's laws, without a browser; the profile {@code browser} has those that need one. */
@NullMarked
package org.adjudge.report;

import org.jspecify.annotations.NullMarked;
