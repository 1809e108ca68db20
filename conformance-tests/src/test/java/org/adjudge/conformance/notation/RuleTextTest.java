package org.adjudge.conformance.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.grad.AdjudgeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "matmul: tf.matmul(ct, b, transpose_b=True), tf.matmul(a, ct, transpose_a=True); x @ y | x: f64[2,3], y: f64[3,2]",
                "tf.math.multiply: ct * y, ct * x; x * y | x: f64[2,3], y: f64[3]",
                "nn.relu: tf.where(features > 0.0, ct, 0.0); tf.nn.relu(x) | x: f64[4]",
                "cumsum: tf.cumsum(ct, axis=axis, exclusive=exclusive, reverse=True); tf.cumsum(x, axis=1) | x: f64[2,3]",
                "exp: ct * y; tf.exp(x) | x: f32[3]",
                "add: ct, ct; x + y | x: f64[3], y: f64[3]"
            })
    void a_right_rule_agrees(String rule, String line) {
        assertEquals(
                Verdict.AGREES,
                new Judge(new AdjudgeEngine(RuleText.parse(rule).rules()))
                        .verdictOn(Case.parse(line))
                        .verdict());
    }

    @Test
    void a_rule_has_a_cotangent_for_each_input() {
        assertEquals(
                List.of("ct * y", "ct * x"),
                RuleText.parse("multiply: ct * y, ct * x").cotangents());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "matmul ct; a rule without ':' at column 10",
                "matmull: ct; unknown op 'matmull'",
                "exp: ct *; unexpected end at column 10",
                "exp: ; unexpected end"
            })
    void what_is_no_rule_is_told_so(String rule, String message) {
        String said = String.valueOf(assertThrows(NotationException.class, () -> RuleText.parse(rule))
                .getMessage());
        assertTrue(said.contains(message), said);
    }
}
