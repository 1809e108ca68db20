package org.adjudge.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.adjudge.conformance.notation.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RooflineTest {
    /** A product of m by k and k by n is 2 m k n; forward and two gradients are three times as many. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x @ y | x: f32[2,3], y: f32[3,5]; 180",
                "tf.matmul(x, y, transpose_b=True) | x: f32[7,2,3], y: f32[7,5,3]; 1260",
                "x @ y | x: f32[7,2,3], y: f32[3,5] | wrt=x; 840",
                // one by one windows are a product of 12 places' 2 channels to 5
                "tf.nn.conv2d(x, w, 1, 'SAME') | x: f32[1,3,4,2], w: f32[1,1,2,5]; 720",
                "tf.nn.depthwise_conv2d(x, w, [1,1,1,1], 'VALID') | x: f32[1,4,4,2], w: f32[3,3,2,1]; 432",
                "tf.linalg.inv(x) > 0 | x: f64[10,10] spd; 2000",
                "tf.linalg.cholesky(x) > 0 | x: f64[30,30] spd; 9000",
                "x * x + tf.exp(x) | x: f32[9]; 0"
            })
    void products_are_counted_forward_and_backward(String line, double operations) {
        assertEquals(operations, Roofline.operations(Case.parse(line).problem()));
    }
}
