/**
 * How fast the engine is: beside TensorFlow, in turn and in one JVM, on whole graphs ({@link
 * org.adjudge.benchmarks.Main}), and kernel by kernel under JMH. Nothing here is run by the build.
 */
@NullMarked
package org.adjudge.benchmarks;

import org.jspecify.annotations.NullMarked;
