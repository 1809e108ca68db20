/**
 * The readings of a graph: what it computes ({@link org.adjudge.grad.Interpreter}), its gradient as more of the same
 * graph ({@link org.adjudge.grad.ReverseMode}), and the interface at which any engine can stand to be judged ({@link
 * org.adjudge.grad.GradientEngine}).
 */
@NullMarked
package org.adjudge.grad;

import org.jspecify.annotations.NullMarked;
