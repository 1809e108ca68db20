package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.broken.QuestionEngine;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong engines are told which op is wrong and which mistake it looks like. */
class DiagnosisTest {
    private static List<Diagnosis> diagnoses(GradientEngine engine, String line) {
        return new Judge(engine).verdictOn(Case.parse(line)).diagnoses();
    }

    private static GradientEngine with(String rule) {
        return new AdjudgeEngine(RuleText.parse(rule).rules());
    }

    private static String name(Diagnosis diagnosis) {
        return diagnosis.mistake().map(Mistake::name).orElse("none");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "multiply: ct * x, ct * y; x * y | x: f64[3], y: f64[3]; operands' cotangents swapped",
                "exp: ct; tf.exp(x) | x: f64[2,3]; cotangent passed unchanged",
                "exp: y; tf.exp(x) | x: f64[2,3]; cotangent ignored",
                "sin: -ct * tf.cos(x); tf.sin(x) | x: f64[2,3]; sign",
                "sin: 2.0 * ct * tf.cos(x); tf.sin(x) | x: f32[2,3]; constant factor",
                "tanh: ct * (1.0 - x * x); tf.tanh(x) | x: f64[2,3]; input for output",
                "transpose: tf.transpose(ct, perm); tf.transpose(x, [1,2,0]) | x: f64[2,3,4]; permutation not inverted",
                "transpose: tf.transpose(ct, perm); tf.transpose(x, [1,2,0]) | x: f64[3,3,3]; permutation not inverted",
                "matmul: tf.matmul(ct, b), tf.matmul(a, ct); x @ y | x: f64[2,2], y: f64[2,2]; operand not transposed",
                "matmul: ct @ tf.transpose(b), tf.transpose(a) @ ct; x @ y | x: f64[2,2,2], y: f64[2,2,2]; all axes transposed",
                "cumsum: tf.cumsum(ct, axis=axis); tf.cumsum(x) | x: f64[4]; reverse ignored or wrong",
                "softmax: ct * y * (1.0 - y); tf.nn.softmax(x) | x: f64[2,3]; diagonal only",
                "reduce_mean: tf.broadcast_to(ct, [2, 3]); tf.reduce_mean(x) | x: f64[2,3]; rule of another reduction",
                "abs: tf.where(x >= 0.0, ct, -ct); tf.abs(x) | x: f64[3] = [0, 1, -2]; convention at a kink",
                "sqrt: ct / (2.0 * x); tf.sqrt(x) | x: f64[3]; input for output",
                "exp: ct * y + 1.0; tf.exp(x) | x: f64[3]; none"
            })
    void a_rule_is_convicted_by_name(String rule, String line, String mistake) {
        Diagnosis first = diagnoses(with(rule), line).get(0);
        assertEquals(Blame.RULE, first.blame());
        assertEquals(mistake, name(first));
    }

    @Test
    void the_questions_three_mistakes_are_named() {
        List<Diagnosis> rules = diagnoses(
                new QuestionEngine(),
                "tf.matmul(tf.matmul(x, y), z) | x: f64[2,2,2], y: f64[2,2], z: f64[2,2,2] | seed=ones");
        assertTrue(rules.stream().allMatch(d -> name(d).equals("all axes transposed")), rules.toString());
        assertEquals(2, rules.size());
        assertEquals(
                "unbroadcast missing",
                name(diagnoses(new QuestionEngine(), "x * y | x: f64[2,3], y: f64[1,3]")
                        .get(0)));
        assertEquals(
                "passed on too early",
                name(diagnoses(new QuestionEngine(), "u = tf.sin(x); u + u * u | x: f64[3]")
                        .get(0)));
    }

    @Test
    void a_lost_use_is_no_fault_of_any_rule() {
        Diagnosis found = diagnoses(Broken.losesOneUse(), "a = tf.sin(x); a * x | x: f64[3]")
                .get(0);
        assertEquals(Blame.ACCUMULATION, found.blame());
        assertEquals("one use lost", name(found));
    }

    @Test
    void a_wrong_rule_and_a_lost_use_are_both_found() {
        List<String> found =
                diagnoses(new QuestionEngine(), "u = tf.sin(x); u + u * u * y | x: f64[2,3], y: f64[1,3]").stream()
                        .map(DiagnosisTest::name)
                        .toList();
        assertEquals(List.of("unbroadcast missing", "passed on too early"), found);
    }

    @Test
    void gradients_in_another_order_are_recognised() {
        GradientEngine exchanging = new GradientEngine() {
            @Override
            public String name() {
                return "exchanging";
            }

            @Override
            public Answer differentiate(Problem problem) {
                Answer right = new AdjudgeEngine().differentiate(problem);
                return right.gradients().size() != 2
                        ? right
                        : new Answer(
                                right.output(),
                                List.of(
                                        right.gradients().get(1),
                                        right.gradients().get(0)));
            }
        };
        Diagnosis found = diagnoses(exchanging, "tf.exp(x * y) * x | x: f64[3], y: f64[3]")
                .get(0);
        assertEquals(Blame.ORDER, found.blame());
    }

    @Test
    void a_naive_formula_loses_precision() {
        Diagnosis found = diagnoses(
                        with("expm1: ct * ((1.0 + y) * 1e6 - 1e6 * y) * tf.exp(x) / 1e6 * 1.0"),
                        "tf.math.expm1(x) | x: f32[3] = [8.0, 9.0, 10.0]")
                .get(0);
        assertEquals("loss of precision", name(found));
    }

    /** The draw is one in which it would be, were it not for what the graph makes of rounding. */
    @Test
    void a_tanh_that_is_all_but_1_is_not_accused_beside_a_wrong_product() {
        String line = "h = tf.tanh(x @ w); tf.reduce_mean(h * h) | x: f32[8,3], w: f32[3,2] | order=2, values=2";
        List<Diagnosis> found = diagnoses(with("matmul: ct @ tf.transpose(b), 2.0 * (tf.transpose(a) @ ct)"), line);
        assertEquals(
                List.of("matmul"), found.stream().map(d -> d.at().op().opName()).toList());
    }
}
