package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.rule;

import java.util.List;
import org.adjudge.conformance.broken.Tapes;
import org.adjudge.conformance.broken.Wrappers;
import org.adjudge.conformance.judgement.Blame;

/** Wrong local derivatives: the rows D. */
final class DerivativeMutants {
    private static final String EXPONENT = "ct * out * tf.math.log(tf.where(x > 0.0, x, 1.0))";

    private DerivativeMutants() {}

    static List<Mutant> all() {
        return List.of(
                rule("D01", "pow: ct * y * x ** (y - 1.0), ct * out * tf.math.log(x)", "pow's exponent unguarded"),
                rule("D02", "pow: ct * y * out / x, " + EXPONENT, "pow through a quotient"),
                rule(
                        "D03",
                        "pow: tf.where(x <= 0.0, inf, ct * y * tf.exp((y - 1.0) * tf.math.log(x))), " + EXPONENT,
                        "pow through a logarithm"),
                rule("D04", "pow: ct * y * x ** (y - 1.0), ct * 0.0", "no cotangent"),
                // what the row calls right, TensorFlow does not do: the engine that does is told so
                rule("D05", "pow: tf.where(y == 0.0, 0.0, ct * y * x ** (y - 1.0)), " + EXPONENT, "NaN repaired"),
                rule("D06", "abs: ct * x / tf.abs(x)", "NaN at a special value"),
                rule("D07", "abs: tf.where(x >= 0.0, ct, -ct)", "convention at a kink"),
                rule("D08", "sqrt: 0.5 * ct / y", "NaN at a special value"),
                rule(
                        "D09",
                        "where: 0.0, ct * tf.where(condition, tf.ones_like(ct), 0.0), ct * tf.where(condition, tf.zeros_like(ct), 1.0)",
                        "mask multiplied"),
                rule("D10", "exp: tf.where(ct == 0.0, 0.0, ct * y)", "NaN repaired"),
                rule("D11", "maximum: tf.where(x >= y, ct, 0.0), tf.where(x > y, 0.0, ct)", "convention at a kink"),
                rule("D12", "maximum: tf.where(x > y, ct, 0.0), tf.where(x >= y, 0.0, ct)", "convention at a kink"),
                rule(
                        "D13",
                        "ClipByValue: tf.where(tf.logical_or(t <= clip_value_min, t >= clip_value_max), 0.0, ct),"
                                + " tf.reduce_sum(tf.where(t < clip_value_min, ct, 0.0)),"
                                + " tf.reduce_sum(tf.where(t > clip_value_max, ct, 0.0))",
                        "convention at a kink"),
                Mutant.engine(
                        "D16", Wrappers.refusesComparisons(), Blame.RULE, List.of("less", "greater"), "rule throws"),
                rule("D17", "floor: ct", "cotangent passed unchanged"),
                rule("D18", "atan2: ct * y / (x * x + y * y), -ct * x / (x * x + y * y)", "operands exchanged"),
                rule(
                        "D19",
                        "atan2: ct / x / (1.0 + tf.square(y / x)), -ct * (y / x) / x / (1.0 + tf.square(y / x))",
                        "atan of the quotient"),
                rule("D20", "sigmoid: ct * x * (1.0 - x)", "input for output"),
                rule("D21", "softplus: ct * tf.exp(features) / (1.0 + tf.exp(features))", "overflow"),
                rule("D22", "softplus: tf.where(y > 1.0, ct, ct * tf.sigmoid(features))", "branch taken too early"),
                rule("D24", "xlogy: tf.where(x == 0.0, 0.0, ct * tf.math.log(y)), ct * x / y", "masked at zero"),
                rule("D26", "divide: ct / y, -ct * x / y", "divisor not squared"),
                rule("D27", "rsqrt: -0.5 * ct * y", "power not lowered"),
                rule("D28", "expm1: ct * y", "one forgotten"),
                rule("D29", "relu: tf.where(features >= 0.0, ct, 0.0)", "convention at a kink"),
                rule("D30", "lgamma: -ct * tf.math.digamma(x)", "sign"),
                // gelu is a composition here: what its rule would do wrong, that of its erf does
                rule(
                        "D32",
                        "erf: ct * 1.1283791670955126 * (1.0 + 0.26829 * x * x) * (1.0 - tf.square(tf.tanh("
                                + "1.1283791670955126 * x * (1.0 + 0.08943 * x * x))))",
                        "tanh approximation"),
                rule("D33", "acos: ct / tf.sqrt(1.0 - x * x)", "sign"),
                Mutant.engine(
                        "D34",
                        Tapes.unbroadcasting((node, k, ct, shape) ->
                                node.op().opName().endsWith("atan2") ? ct : ct.unbroadcast(shape)),
                        Blame.RULE,
                        List.of("atan2"),
                        "unbroadcast missing"));
    }
}
