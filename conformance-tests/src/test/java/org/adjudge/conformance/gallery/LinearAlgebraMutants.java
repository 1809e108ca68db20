package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.rule;

import java.util.List;

/** Wrong rules of matrix functions: the rows L. */
final class LinearAlgebraMutants {
    private LinearAlgebraMutants() {}

    static List<Mutant> all() {
        return List.of(
                rule("L01", "matmul: ct @ tf.transpose(b), tf.transpose(a) @ ct", "all axes transposed"),
                rule(
                        "L02",
                        "matmul: tf.matmul(b, ct, transpose_a=True), tf.matmul(ct, a, transpose_b=True)",
                        "factor order"));
    }
}
