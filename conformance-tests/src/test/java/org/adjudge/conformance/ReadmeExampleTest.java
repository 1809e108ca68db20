package org.adjudge.conformance;

import static org.adjudge.conformance.judgement.Judge.judge;

import org.adjudge.conformance.junit.GradientCases;
import org.adjudge.conformance.notation.Case;
import org.junit.jupiter.params.ParameterizedTest;

/** The example of the README, as it stands there. */
class ReadmeExampleTest {
    @ParameterizedTest(name = "{0}")
    @GradientCases({
        "tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2], y: f32[2,2], z: f32[2,2,2]",
        "tf.reduce_sum(x * y, axis=-1) | x: f64[3,4], y: f64[3,1]"
    })
    void agrees_with_tensorflow(Case c) {
        judge(c).orFail();
    }
}
