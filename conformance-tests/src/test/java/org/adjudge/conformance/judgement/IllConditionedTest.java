package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.CaseFile;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The allowance is neither so narrow that rounding is called a mistake, nor so wide that a careless formula passes. */
class IllConditionedTest {
    /** Answers a line with another program, which is the same in exact arithmetic; and single steps of it as they are. */
    private record Careless(Case line, String program) implements GradientEngine {
        @Override
        public String name() {
            return program;
        }

        @Override
        public Answer differentiate(Problem problem) {
            if (!names(problem.graph()).equals(names(line.graph()))) {
                return new AdjudgeEngine().differentiate(problem);
            }
            Case other = Case.parse(program + line.line().substring(line.line().indexOf('|')));
            Map<Value, Tensor> bindings = new HashMap<>();
            problem.inputs()
                    .forEach((v, t) ->
                            bindings.put(other.graph().input(v.inputName()).orElseThrow(), t));
            List<Value> wrt = problem.wrt().stream()
                    .map(v -> other.graph().input(v.inputName()).orElseThrow())
                    .toList();
            return new AdjudgeEngine()
                    .differentiate(new Problem(other.graph(), other.output(), bindings, problem.seed(), wrt));
        }

        private static List<String> names(Graph graph) {
            return graph.inputs().stream().map(Value::inputName).toList();
        }

        @Override
        public boolean answersIntermediates() {
            return false;
        }
    }

    static Stream<Case> lines() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(IllConditionedTest.class.getResourceAsStream("/cases/illconditioned.cases")),
                StandardCharsets.UTF_8)) {
            return CaseFile.read("illconditioned.cases", reader).stream();
        }
    }

    @Test
    void there_are_twenty() throws IOException {
        assertTrue(lines().count() >= 20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void a_right_engine_passes(Case line) {
        Judgement judgement = Judge.judge(line);
        assertFalse(judgement.verdict().fails(), () -> FailureText.of(judgement));
        assertTrue(
                judgement.verdict() != Verdict.ORACLE_SUSPECT,
                () -> judgement.checks().toString());
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(
            delimiter = '\t',
            value = {
                "(x - y) * (x + y)\tx * x - y * y",
                "2 * tf.sin(x / 2) ** 2\t1 - tf.cos(x)",
                "tf.math.reduce_variance(x)\ttf.reduce_mean(x * x) - tf.reduce_mean(x) ** 2",
                "tf.reduce_logsumexp(x)\ttf.math.log(tf.reduce_sum(tf.exp(x)))",
                "tf.math.log1p(x)\ttf.math.log(1 + x)",
                "tf.math.expm1(x)\ttf.exp(x) - 1",
            })
    void a_careless_formula_is_called_loss_of_precision(String program, String careless) throws IOException {
        List<Case> lines =
                lines().filter(c -> c.line().startsWith(program + " |")).toList();
        assertFalse(lines.isEmpty());
        for (Case line : lines) {
            Judgement judgement = new Judge(new Careless(line, careless)).verdictOn(line);
            assertEquals(Verdict.DISAGREES, judgement.verdict(), line.line());
            List<String> names = judgement.diagnoses().stream()
                    .flatMap(d -> d.mistake().stream())
                    .map(Mistake::name)
                    .toList();
            assertEquals(List.of("loss of precision"), names, line.line());
        }
    }

    @Test
    void a_formula_that_is_wrong_is_not() {
        Case line = Case.parse("2 * tf.sin(x / 2) ** 2 | x: f64[2] = [1e-4, -3e-5]");
        Judgement judgement = new Judge(new Careless(line, "1.0000001 * 2 * tf.sin(x / 2) ** 2")).verdictOn(line);
        assertEquals(Verdict.DISAGREES, judgement.verdict());
        assertEquals(List.of(), judgement.diagnoses());
    }
}
