package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.broken.QuestionEngine;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The kit is tested on engines that are wrong. */
class BrokenEnginesTest {
    private static final String QUESTION =
            "tf.matmul(tf.matmul(x, y), z) | x: f64[2,2,2] = [[[1,1],[2,3]],[[4,5],[6,7]]], "
                    + "y: f64[2,2] = [[3,-7],[-1,5]], z: f64[2,2,2] = [[[1,1],[2,2]],[[3,3],[-1,-1]]] | seed=ones";
    private static final String PRODUCT = "x * y | x: f64[3], y: f64[3]";
    private static final String SHARED = "a = tf.sin(x); a * a | x: f64[3]";

    /** Judged once for all. */
    private static final Judgement OF_THE_QUESTION = judge(new QuestionEngine(), QUESTION);

    private static Judgement judge(GradientEngine engine, String line) {
        return new Judge(engine).verdictOn(Case.parse(line));
    }

    private static Judgement assertRejected(GradientEngine engine, String line) {
        Judgement judgement = judge(engine, line);
        assertTrue(judgement.verdict().fails(), () -> judgement.verdict().toString());
        return judgement;
    }

    @Test
    void the_questions_algorithm_gives_exactly_the_questions_wrong_numbers() {
        Answer answer = new QuestionEngine().differentiate(Case.parse(QUESTION).problem());
        assertEquals(
                Tensor.of(Shape.of(2, 2, 2), -5d, 7, -5, 7, -5, 7, -5, 7),
                answer.gradients().get(0));
        assertEquals(
                Tensor.of(Shape.of(2, 2), 33d, 22, 54, 36), answer.gradients().get(1));
        assertEquals(
                Tensor.of(Shape.of(2, 2, 2), 9d, 9, 14, 14, -5, -5, -6, -6),
                answer.gradients().get(2));
    }

    @Test
    void the_questions_algorithm_is_rejected_and_its_first_wrong_node_named() {
        assertTrue(OF_THE_QUESTION.verdict().fails(), OF_THE_QUESTION.verdict().toString());
        FirstWrong first = OF_THE_QUESTION.firstWrong().orElseThrow();
        assertEquals(3, first.value().id());
        assertEquals("cotangent", first.kind());
    }

    @Test
    void the_failure_text_says_who_where_how_far_and_how_to_replay() {
        String text = String.valueOf(
                assertThrows(AssertionError.class, OF_THE_QUESTION::orFail).getMessage());
        assertTrue(text.startsWith("gradient of x disagrees: tf.matmul(tf.matmul(x, y), z)"), text);
        assertTrue(text.contains("[[[-22, 18], [-22, 18]], [[32, -16], [32, -16]]]"), text);
        assertTrue(text.contains("[[[-5, 7], [-5, 7]], [[-5, 7], [-5, 7]]]"), text);
        assertTrue(text.contains("v3 = tf.matmul(x, y), its cotangent; everything above it agrees"), text);
        assertTrue(text.contains("bin/adjudge explain '" + QUESTION + "'"), text);
    }

    @Test
    void zeros_are_rejected() {
        assertRejected(Broken.zeros(), PRODUCT);
    }

    @Test
    void nans_are_rejected() {
        assertRejected(Broken.nans(), PRODUCT);
    }

    @Test
    void a_gradient_of_another_shape_is_rejected() {
        assertRejected(Broken.extraAxis(), PRODUCT);
    }

    @Test
    void exchanged_cotangents_are_rejected_and_located_at_an_operand() {
        Judgement judgement =
                assertRejected(Broken.swapsTheOperandsOfMultiply(), "tf.sin(x) * tf.exp(y) | x: f64[3], y: f64[3]");
        assertEquals(
                "exp", judgement.firstWrong().orElseThrow().value().node().op().opName());
    }

    @Test
    void a_lost_use_of_a_shared_node_is_rejected_and_located_at_that_node() {
        Judgement judgement = assertRejected(Broken.losesOneUse(), SHARED);
        assertEquals(
                "sin", judgement.firstWrong().orElseThrow().value().node().op().opName());
    }

    @Test
    void an_engine_that_changes_its_inputs_is_rejected() {
        Judgement judgement = assertRejected(Broken.mutatesItsInputs(), PRODUCT);
        assertTrue(
                judgement.gravest().reason().contains("changed its input '"),
                judgement.gravest().reason());
    }

    @Test
    void an_engine_that_adds_to_what_the_run_before_left_is_rejected_and_told_so() {
        assertEquals("not cleared between runs", onlyMistake(Broken.keepsState()));
    }

    @Test
    void an_engine_that_answers_by_chance_is_rejected_and_told_so() {
        assertEquals("depends on the runs before", onlyMistake(Broken.erratic()));
    }

    private static String onlyMistake(GradientEngine engine) {
        List<Diagnosis> diagnoses = assertRejected(engine, PRODUCT).diagnoses();
        assertEquals(1, diagnoses.size());
        return diagnoses.get(0).mistake().orElseThrow().name();
    }

    @Test
    void an_engine_off_by_exactly_the_allowance_passes_and_one_ulp_more_is_rejected() {
        String line = PRODUCT + " | ulps=3 because \"the test sets the bound\"";
        assertEquals(Verdict.AGREES, judge(Broken.offBy(3), line).verdict());
        assertRejected(Broken.offBy(4), line);
    }

    @Test
    void the_second_engine_is_honest() {
        assertEquals(Verdict.AGREES, judge(Broken.tape(), SHARED).verdict());
        assertEquals(Verdict.AGREES, judge(Broken.tape(), QUESTION).verdict());
    }

    @Test
    void an_engine_that_fails_with_an_error_is_rejected_with_its_name() {
        for (Supplier<Error> error : List.<Supplier<Error>>of(
                StackOverflowError::new, AssertionError::new, () -> new NoSuchMethodError("matmul"))) {
            Judgement judgement = assertRejected(Broken.failing(error), PRODUCT);
            assertEquals("the engine threw " + error.get(), judgement.gravest().reason());
            Explanation.of(Case.parse(PRODUCT), judgement, Broken.failing(error));
        }
    }

    @Test
    void what_nobody_can_compute_is_unjudged() {
        Judgement judgement = judge(
                Broken.failing(AssertionError::new), "tf.scatter_nd(i, x, [3, 2]) | i: i32[1,1] = [[7]], x: f64[1,2]");
        assertEquals(Verdict.NO_ORACLE, judgement.verdict());
        assertTrue(
                judgement.gravest().reason().contains("and TensorFlow has no value either"),
                judgement.gravest().reason());
    }

    @Test
    void the_exact_answer_is_right_where_tensorflows_is_the_rounding_of_it() {
        assertEquals(
                Verdict.AGREES,
                judge(Broken.zeros(), "tf.divide(x, x) | x: f64[2,3]").verdict());
    }

    @Test
    void a_scalar_for_an_input_without_a_path_is_rejected() {
        assertRejected(Broken.scalars(), "tf.stop_gradient(x) * 2 | x: f64[3]");
    }
}
