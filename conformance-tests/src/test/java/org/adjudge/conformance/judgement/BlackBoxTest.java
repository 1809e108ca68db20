package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.adjudge.conformance.broken.BlackBox;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.broken.QuestionEngine;
import org.adjudge.conformance.broken.Tapes;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Input;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines that give gradients of inputs alone are opened by cutting the graph. */
class BlackBoxTest {
    private static Judgement judge(GradientEngine engine, String line) {
        Judgement judgement = new Judge(engine).verdictOn(Case.parse(line));
        assertTrue(judgement.verdict().fails(), judgement.verdict().toString());
        return judgement;
    }

    private static String first(Judgement judgement) {
        return Printer.named(judgement.firstWrong().orElseThrow().value());
    }

    private static List<String> names(Judgement judgement) {
        return judgement.diagnoses().stream()
                .map(d -> d.mistake().map(Mistake::name).orElse("none"))
                .toList();
    }

    static Stream<Arguments> boxes() {
        String shared = "u = tf.sin(x); u + u * u | x: f64[3]";
        return Stream.of(
                Arguments.of("a queue, each node once", Tapes.queueOfNodesOnce(), shared, "x", "passed on too early"),
                Arguments.of(
                        "a queue of contributions",
                        Tapes.queueOfContributions(),
                        shared,
                        "x",
                        "counted more than once"),
                Arguments.of(
                        "post-order", Tapes.postOrder(), "tf.exp(tf.sin(x)) | x: f64[3]", "x", "passed on too early"),
                Arguments.of(
                        "the last use wins",
                        Broken.losesOneUse(),
                        "a = tf.sin(x); a * tf.exp(a) | x: f64[3]",
                        "v1",
                        "one use lost"),
                Arguments.of(
                        "equal nodes merged",
                        Tapes.duplicatesMerged(),
                        "tf.sin(x) + tf.sin(x) | x: f64[3]",
                        "x",
                        "one use lost"),
                Arguments.of(
                        "added in another shape",
                        Tapes.driftsInShape(),
                        "x * x | x: f64[3]",
                        "x",
                        "shape not restored"),
                Arguments.of("seed of ones", seedIgnored(), "tf.exp(tf.sin(x)) | x: f64[3]", "v2", "seed ignored"),
                Arguments.of(
                        "a wrong rule",
                        with("sin: ct"),
                        "tf.exp(tf.sin(x)) | x: f64[3]",
                        "x",
                        "cotangent passed unchanged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("boxes")
    void a_mistake_is_named_whether_or_not_intermediate_cotangents_are_told(
            String title, GradientEngine engine, String line, String first, String mistake) {
        Judgement closed = judge(new BlackBox(engine), line);
        assertEquals(first, first(closed));
        assertEquals(List.of(mistake), names(closed));
        assertEquals(List.of(mistake), names(judge(engine, line)));
    }

    private static GradientEngine seedIgnored() {
        return engine(problem -> new AdjudgeEngine()
                .differentiate(new Problem(
                        problem.graph(),
                        problem.output(),
                        problem.inputs(),
                        Tensor.full(problem.seed().dtype(), problem.seed().shape(), 1),
                        problem.wrt())));
    }

    private static GradientEngine with(String rule) {
        return new AdjudgeEngine(RuleText.parse(rule).rules());
    }

    private interface Answering {
        Answer to(Problem problem);
    }

    private static GradientEngine engine(Answering answering) {
        return new GradientEngine() {
            @Override
            public String name() {
                return "wrapped";
            }

            @Override
            public Answer differentiate(Problem problem) {
                return answering.to(problem);
            }
        };
    }

    @Test
    void the_questions_three_mistakes_are_found_in_a_black_box_too() {
        Judgement judgement = judge(
                new BlackBox(new QuestionEngine()),
                "u = tf.matmul(x, y); u * u * z + u | x: f64[2,2,2], y: f64[2,2], z: f64[1,2]");
        assertEquals(
                List.of("extent-1 axes not summed", "all axes transposed", "passed on too early"), names(judgement));
    }

    @Test
    void the_text_says_that_the_graph_was_cut() {
        String text = FailureText.of(judge(new BlackBox(with("sin: ct")), "tf.exp(tf.sin(x)) | x: f64[3]"));
        assertTrue(
                text.contains(
                        "  found by         the engine gives gradients of inputs alone; so the graph was cut at each value"),
                text);
    }

    @Test
    void an_engine_that_fails_on_intermediate_values_is_cut_open_and_quoted() {
        GradientEngine engine = engine(problem -> {
            if (!problem.wrt().stream().allMatch(v -> v.node().op() instanceof Input)) {
                throw new IllegalStateException("leaves only");
            }
            return with("sin: ct").differentiate(problem);
        });
        Judgement judgement = judge(engine, "tf.exp(tf.sin(x)) | x: f64[3]");
        assertEquals("x", first(judgement));
        assertTrue(
                judgement
                        .location()
                        .how()
                        .startsWith("asked for the cotangents of values that are no inputs, it threw"
                                + " java.lang.IllegalStateException: leaves only"),
                judgement.location().how());
    }

    @Test
    void an_engine_that_fails_on_every_part_has_no_first_wrong_step_and_the_text_says_why() {
        Case subject = Case.parse("tf.exp(tf.sin(x)) | x: f64[3]");
        GradientEngine engine = engine(problem -> {
            if (problem.graph().nodes().size() != subject.graph().nodes().size()) {
                throw new IllegalStateException("this graph alone");
            }
            return with("sin: ct")
                    .differentiate(problem.wrt(List.of(problem.graph().inputs().get(0))));
        });
        Judgement judgement = judge(engine, subject.line());
        String text = FailureText.of(judgement);
        assertTrue(
                text.contains("first wrong        not found: asked for the cotangents of 3 values, the engine gave 1;"),
                text);
        assertTrue(text.contains("which threw java.lang.IllegalStateException: this graph alone"), text);
        assertEquals(List.of("rule throws"), names(judgement));
    }

    @Test
    void an_op_that_throws_alone_is_named_before_what_else_is_wrong() {
        GradientEngine engine = engine(problem -> {
            if (problem.graph().nodes().stream().anyMatch(n -> n.op() == Unary.SIN)) {
                throw new IllegalStateException("no sine");
            }
            return with("exp: ct").differentiate(problem);
        });
        Judgement judgement = judge(engine, "tf.exp(tf.sin(x)) | x: f64[3]");
        assertEquals(List.of("rule throws", "cotangent passed unchanged"), names(judgement));
        assertEquals("sin", judgement.diagnoses().get(0).at().op().opName());
    }

    @Test
    void an_engine_that_throws_in_company_only_is_told_from_where_on() {
        GradientEngine engine = engine(problem -> {
            Set<Value> used = new HashSet<>();
            boolean shared = problem.graph().nodes().stream()
                    .filter(n -> n.op() == Unary.EXP || n.op() == Unary.COS)
                    .flatMap(n -> n.inputs().stream())
                    .anyMatch(v -> !used.add(v));
            if (shared) {
                throw new IllegalStateException("used twice");
            }
            return new AdjudgeEngine().differentiate(problem);
        });
        Judgement judgement = judge(engine, "u = tf.sin(x); tf.exp(u) + tf.cos(u) | x: f64[3]");
        assertEquals(List.of("throws in company"), names(judgement));
        assertEquals("sin", judgement.diagnoses().get(0).at().op().opName());
    }

    @Test
    void an_honest_black_box_is_explained_with_its_cotangents() {
        Explanation explanation = Explanation.of(Case.parse("tf.exp(x * x) | x: f64[3]"), new BlackBox(Broken.tape()));
        assertEquals(Verdict.AGREES, explanation.judgement().verdict());
        assertTrue(explanation.rows().stream()
                .allMatch(r -> r.check().orElseThrow().verdict() == Verdict.AGREES));
        assertTrue(explanation.rows().stream().allMatch(r -> r.primal().isPresent()));
        assertTrue(explanation.how().startsWith("the engine gives gradients of inputs alone"), explanation.how());
    }

    @Test
    void the_rest_after_a_cut_has_the_values_that_cross_it_as_inputs() {
        Case subject = Case.parse("u = tf.sin(x); v = tf.exp(y); u * v + u * 2.0 | x: f64[3], y: f64[3]");
        Value v = new Value(subject.graph(), 3, 0);
        Problem rest = Cuts.rest(subject.problem(), v);
        assertEquals(
                List.of("cut3_0", "cut2_0"),
                rest.graph().inputs().stream().map(Value::inputName).toList());
        assertEquals(
                List.of(Binary.MULTIPLY, Binary.MULTIPLY, Binary.ADD),
                rest.graph().nodes().stream()
                        .map(n -> n.op())
                        .filter(op -> op instanceof Binary)
                        .toList());
        assertEquals(
                new AdjudgeEngine()
                        .differentiate(subject.problem().wrt(List.of(v)))
                        .gradients(),
                new AdjudgeEngine().differentiate(rest).gradients());
    }

    @Test
    void a_graph_is_cut_at_one_of_several_outputs() {
        Problem problem = Case.parse("tf.split(tf.sin(x), 2)[0] | x: f64[4]").problem();
        Value output = problem.output();
        Value other = new Value(output.graph(), output.id(), 1);
        Answer answer = new Cuts(new AdjudgeEngine()).differentiate(problem.wrt(List.of(other)));
        assertEquals(
                Tensor.full(other.dtype(), other.shape(), 0), answer.gradients().get(0));
    }
}
