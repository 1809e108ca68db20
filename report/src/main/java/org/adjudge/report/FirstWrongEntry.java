package org.adjudge.report;

/**
 * Where the engine and TensorFlow part first.
 *
 * @param node the id of the node, as in {@link NodeEntry#id}
 * @param step {@code v3 = tf.matmul(x, y)}
 * @param kind {@code cotangent} or {@code primal}
 */
public record FirstWrongEntry(String node, String step, String kind) {}
