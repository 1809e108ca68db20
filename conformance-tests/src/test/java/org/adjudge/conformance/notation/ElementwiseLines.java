package org.adjudge.conformance.notation;

import java.util.Arrays;
import java.util.stream.Stream;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;

/** Lines with elementwise ops that are not in the tables of unary and binary ones. */
final class ElementwiseLines {
    private ElementwiseLines() {}

    static Stream<String> all() {
        Stream<String> special =
                Arrays.stream(Special.values()).map(op -> "tf." + op.opName() + "(x) | x: f64[3] in (0, 1)");
        Stream<String> binary = Arrays.stream(SpecialBinary.values())
                .map(op -> "tf." + op.opName() + "(x, y) | x: f64[2,1] in (0, 1), y: f64[3] in (0, 1)");
        return Stream.of(special, binary, lines()).flatMap(s -> s);
    }

    private static Stream<String> lines() {
        return Stream.of(
                "tf.nn.leaky_relu(x) + tf.nn.leaky_relu(x, alpha=0.25) | x: f64[3]",
                "tf.nn.silu(x) + tf.nn.silu(x, y) + mish(x) + hard_sigmoid(x) | x: f64[3], y: f64",
                "tf.clip_by_value(x, -1, y) + tf.raw_ops.ClipByValue(x, 0.25, y) | x: f64[3], y: f64",
                "tf.clip_by_norm(x, 0.5, axes=[0]) | x: f64[2,3]",
                "tf.add_n([x, y, x]) | x: f32[3], y: f32[3]",
                "tf.math.is_nan(x) | x: f32[3]",
                "tf.math.logical_or(tf.math.is_inf(x), tf.math.logical_not(tf.math.is_finite(x))) | x: f32[3]",
                "tf.math.logical_and(x, [True, False]) | x: bool[2,1]",
                "tf.nn.gelu(x) + tf.nn.gelu(x, approximate=True) + tf.math.erfcinv(x) | x: f64[2] in (0, 1)",
                "tf.math.lbeta(x) | x: f64[2,3] in (0, 1)",
                "tf.math.betainc(1.5, 2.5, x) | x: f32[3] in (0, 1)",
                "tf.raw_ops.IgammaGradA(x, y) + tf.raw_ops.IgammaGradA(x, y, order=2) | x: f64[2], y: f64[2]");
    }
}
