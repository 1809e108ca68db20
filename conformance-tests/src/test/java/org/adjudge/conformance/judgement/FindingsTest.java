package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of docs/FINDINGS.md: TensorFlow's forward kernels, and TensorFlow's other gradients, speak against one gradient. */
class FindingsTest {
    private static final Path PAGE = Path.of("../docs/FINDINGS.md");

    /** A row of the page: the line, and a program that computes the same with other ops. */
    record Finding(Case line, String sameFunction) {
        @Override
        public String toString() {
            return line.line();
        }

        /** The other program with the line's numbers. */
        Problem otherProblem() {
            String inputs = line.line().substring(line.line().indexOf('|'));
            Case other = Case.parse(sameFunction + " " + inputs);
            Map<Value, Tensor> bindings = new LinkedHashMap<>();
            line.inputs().forEach((input, tensor) -> bindings.put(named(other, input), tensor));
            List<Value> wrt = line.wrt().stream().map(v -> named(other, v)).toList();
            return new Problem(other.graph(), other.output(), bindings, line.seed(), wrt);
        }

        private static Value named(Case other, Value input) {
            return other.graph().input(input.inputName()).orElseThrow();
        }
    }

    static Stream<Finding> findings() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(row -> row.startsWith("| `"))
                .map(row -> row.split("(?<!\\\\)\\|", -1))
                .map(cells -> new Finding(Case.parse(code(cells[1])), code(cells[4])));
    }

    private static String code(String cell) {
        return cell.strip().replace("`", "").replace("\\|", "|");
    }

    @Test
    void the_page_has_findings() throws IOException {
        assertTrue(findings().count() >= 12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void differences_of_the_forward_kernel_side_with_the_engine(Finding finding) {
        Judgement judgement = new Judge(new AdjudgeEngine()).verdictOn(finding.line());
        assertEquals(
                Verdict.ORACLE_SUSPECT,
                judgement.verdict(),
                () -> "TensorFlow has mended this: move it out of docs/FINDINGS.md. " + judgement.checks());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
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
