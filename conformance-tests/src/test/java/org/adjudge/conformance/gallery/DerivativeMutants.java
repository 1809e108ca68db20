package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.rule;

import java.util.List;

/** Wrong local derivatives: the rows D. */
final class DerivativeMutants {
    private DerivativeMutants() {}

    static List<Mutant> all() {
        return List.of(
                rule("D06", "abs: ct * x / tf.abs(x)", "NaN at a special value"),
                rule("D07", "abs: tf.where(x >= 0.0, ct, -ct)", "convention at a kink"),
                rule("D17", "floor: ct", "cotangent passed unchanged"),
                rule("D20", "sigmoid: ct * x * (1.0 - x)", "input for output"),
                rule("D26", "divide: ct / y, -ct * x / y", "divisor not squared"),
                rule("D27", "rsqrt: -0.5 * ct * y", "power not lowered"),
                rule("D28", "expm1: ct * y", "one forgotten"),
                rule("D33", "acos: ct / tf.sqrt(1.0 - x * x)", "sign"));
    }
}
