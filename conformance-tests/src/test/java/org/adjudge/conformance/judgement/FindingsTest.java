package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.coverage.Findings;
import org.adjudge.conformance.coverage.Findings.Finding;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of docs/FINDINGS.md: TensorFlow's forward kernels, and TensorFlow's other gradients, speak against one gradient. */
class FindingsTest {
    static Stream<Finding> gradients() {
        return Findings.ofGradients();
    }

    static Stream<Finding> values() {
        return Findings.ofValues();
    }

    @Test
    void the_page_has_findings() {
        assertTrue(gradients().count() >= 30);
        assertTrue(values().count() >= 5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gradients")
    void the_slopes_of_the_forward_kernel_side_with_the_engine_and_not_with_tensorflow(Finding finding) {
        Judgement judgement = new Judge(new AdjudgeEngine()).verdictOn(finding.line());
        assertEquals(
                Verdict.ORACLE_SUSPECT,
                judgement.verdict(),
                () -> "TensorFlow has mended this: move it out of docs/FINDINGS.md. " + judgement.checks());
        judgement.checks().stream()
                .filter(c -> c.verdict() == Verdict.ORACLE_SUSPECT)
                .forEach(c -> assertTrue(
                        c.evidence().stream().anyMatch(FindingsTest::isSlopeForTheEngine),
                        () -> c.evidence().toString()));
    }

    private static boolean isSlopeForTheEngine(Evidence e) {
        return List.of("differences", "complex step").contains(e.witness())
                && e.engine().orElse(false)
                && !e.oracle().orElse(false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gradients")
    void one_op_is_accused(Finding finding) {
        assertEquals(1, finding.accused().size(), () -> finding.accused().toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gradients")
    void tensorflow_s_gradient_of_the_same_function_written_otherwise_is_the_engine_s(Finding finding) {
        List<Tensor> engine =
                new AdjudgeEngine().differentiate(finding.line().problem()).gradients();
        List<Outcome> others =
                new TensorFlowOracle().testify(finding.otherProblem()).gradients();
        for (int i = 0; i < engine.size(); i++) {
            Tensor other = others.get(i) instanceof Outcome.Present present
                    ? present.value()
                    : Tensor.full(engine.get(i).dtype(), engine.get(i).shape(), 0);
            Agreement agreement =
                    Agreement.of(other, engine.get(i), Allowance.stated(64, "other ops round at other places"));
            assertTrue(agreement.holds(), () -> other + " against the engine's " + engine);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void tensorflow_s_value_of_the_same_function_written_otherwise_is_the_engine_s(Finding finding) {
        Tensor engine =
                new AdjudgeEngine().differentiate(finding.line().problem()).output();
        assertTrue(holds(new TensorFlowOracle().testify(finding.otherProblem()).output(), engine), engine::toString);
        assertFalse(
                holds(new TensorFlowOracle().testify(finding.line().problem()).output(), engine),
                "TensorFlow has mended this: move it out of docs/FINDINGS.md");
    }

    private static boolean holds(Outcome outcome, Tensor engine) {
        return outcome instanceof Outcome.Present present
                && Agreement.of(present.value(), engine, Allowance.ofKernel(engine.dtype()))
                        .holds();
    }

    /** Both are 0, and the limit that they might stand for does not exist: along x = t a it is 0, 1/2 or 1 by t. */
    @Test
    void the_incomplete_gamma_functions_of_two_infinities_do_not_sum_to_one() {
        Case sum = Case.parse("tf.math.igamma(a, x) + tf.math.igammac(a, x) | a: f64 = inf, x: f64 = inf");
        assertEquals(
                new Outcome.Present(Tensor.scalar(DType.F64, 0)),
                new TensorFlowOracle().testify(sum.problem()).output(),
                "TensorFlow has mended this: move it out of docs/FINDINGS.md");
        assertTrue(Double.isNaN(
                new AdjudgeEngine().differentiate(sum.problem()).output().get(0)));
        for (String t : List.of("0.5: 0", "1: 0.5", "2: 1")) {
            String[] parts = t.split(": ", -1);
            Case near = Case.parse("tf.math.igamma(a, a * " + parts[0] + ") | a: f64 = 1e5");
            Outcome limit = new TensorFlowOracle().testify(near.problem()).output();
            assertTrue(
                    limit instanceof Outcome.Present p
                            && Math.abs(p.value().get(0) - Double.parseDouble(parts[1])) < 0.01,
                    () -> t + " but " + limit);
        }
    }

    /** What the memory held may be 0, so TensorFlow is asked until it is not. */
    @Test
    void the_filter_gradient_of_no_images_is_what_the_memory_held() {
        Case none = Case.parse("tf.nn.depthwise_conv2d(x, w, [1,1,1,1], 'SAME') | x: f32[0,5,4,3], w: f32[3,2,3,2]");
        Tensor zeros =
                new AdjudgeEngine().differentiate(none.problem()).gradients().get(1);
        assertEquals(Tensor.full(zeros.dtype(), zeros.shape(), 0), zeros);
        boolean garbage = IntStream.range(0, 50).anyMatch(attempt -> {
            Outcome ofW =
                    new TensorFlowOracle().testify(none.problem()).gradients().get(1);
            return ofW instanceof Outcome.Present present && !present.value().equals(zeros);
        });
        assertTrue(garbage, "TensorFlow has mended this: move it out of docs/FINDINGS.md");
    }

    /** Both ops have rows; TensorFlow is wrong about the first alone. */
    @Test
    void only_a_row_about_the_op_that_is_accused_explains_a_suspicion() {
        Judgement suspect = new Judge(new AdjudgeEngine())
                .verdictOn(Case.parse("tf.gather(tf.nn.log_softmax(x), [1, 0]) | x: f64[2,2,2]"));
        assertEquals("", Findings.unexplained(List.of(suspect)));
        String told = Findings.unexplained(List.of(suspect), rowsOf("tf.gather"));
        assertTrue(
                told.contains("suspect of [nn.log_softmax], and docs/FINDINGS.md has no row for it: tf.gather("), told);
        assertEquals("", Findings.unexplained(List.of(suspect), rowsOf("tf.nn.log_softmax")));
    }

    private static Stream<Finding> rowsOf(String function) {
        return gradients().filter(row -> row.line().line().startsWith(function + "("));
    }

    @Test
    void a_suspicion_of_no_op_alone_is_told() {
        Judge judge = new Judge(new AdjudgeEngine());
        Judgement known = judge.verdictOn(Case.parse("tf.nn.log_softmax(x) | x: f64[2,2,2]"));
        Case other = Case.parse("tf.sin(tf.exp(x)) | x: f64[2]");
        Judgement unknown = new Judgement(
                other, known.engine(), known.checks(), known.location(), known.diagnoses(), known.opTypes());
        assertTrue(Findings.unexplained(List.of(known, unknown)).contains("suspect of no op alone"));
    }

    @Test
    void a_wrong_engine_is_rejected_where_tensorflow_is_wrong_too() {
        Case subject = Case.parse("tf.nn.log_softmax(x) | x: f64[2,1,3]");
        assertEquals(
                Verdict.DISAGREES, new Judge(Broken.zeros()).verdictOn(subject).verdict());
    }

    @Test
    void a_wrong_engine_is_rejected_where_tensorflow_has_no_gradient() {
        Case subject = Case.parse("tf.math.xlogy(x, y) | x: f64[3], y: f64[3] in (0.5, 2)");
        assertEquals(
                Verdict.AGREES_BY_DIFFERENCES,
                new Judge(new AdjudgeEngine()).verdictOn(subject).verdict());
        assertEquals(
                Verdict.DISAGREES, new Judge(Broken.zeros()).verdictOn(subject).verdict());
        Judgement shape = new Judge(Broken.extraAxis()).verdictOn(subject);
        assertTrue(
                shape.gravest().reason().contains("but its input is f64[3]"),
                shape.gravest().reason());
    }

    @Test
    void nothing_agrees_by_differences_where_no_difference_can_be_taken() {
        Case empty = Case.parse("tf.math.ceil(x) | x: f64[0]");
        assertEquals(
                Verdict.NO_ORACLE,
                new Judge(new AdjudgeEngine()).verdictOn(empty).verdict());
    }
}
