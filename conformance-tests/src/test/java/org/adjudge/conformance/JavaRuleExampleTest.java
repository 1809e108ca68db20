package org.adjudge.conformance;

import static org.adjudge.conformance.Readme.assertShows;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjudge.conformance.broken.QuestionEngine;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Application;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.junit.jupiter.api.Test;

/** The README's example of a rule in Java: what stands between the two markers stands there too, and so does what comes of it. */
class JavaRuleExampleTest {
    private static final String LINE = "tf.matmul(x, y) | x: f64[2,2,2] = [[[1,1],[2,3]],[[4,5],[6,7]]], "
            + "y: f64[2,2,2] = [[[1,1],[2,2]],[[3,3],[-1,-1]]] | seed=ones";

    private static final String SHARED =
            "u = tf.matmul(x, y); u * u * z + u | x: f64[2,2,2] = [[[1,1],[2,3]],[[4,5],[6,7]]], "
                    + "y: f64[2,2] = [[3,-7],[-1,5]], z: f64[1,2] = [[1,2]] | seed=ones";

    // README
    /** The cotangent of operand k of {@code a @ b}: ct @ transpose(b), or transpose(a) @ ct. */
    static Value gradientMatmul(Op op, int k, Application matmul) {
        Value a = matmul.in(0);
        Value b = matmul.in(1);
        Value ct = matmul.ct();
        return unbroadcast(
                k == 0 ? ct.matmul(transpose(b)) : transpose(a).matmul(ct),
                matmul.in(k).shape());
    }

    /** As tf.transpose(x) does it: without a permutation, all axes are reversed. */
    static Value transpose(Value x) {
        int rank = x.shape().rank();
        return x.transpose(IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
    }

    /** Sums the leading axes that the operand does not have. */
    static Value unbroadcast(Value gradient, Shape shape) {
        Value sum = gradient;
        while (sum.shape().rank() > shape.rank()) {
            sum = sum.sum(0);
        }
        return sum;
    }

    static final GradientEngine MINE =
            new AdjudgeEngine(new VjpRules(Map.of("matmul", JavaRuleExampleTest::gradientMatmul)));
    // README end

    /** What the judge says of the mistakes. */
    private static String mistakes(GradientEngine engine, String line) {
        String text = FailureText.of(new Judge(engine).verdictOn(Case.parse(line)));
        return text.substring(text.indexOf("  to blame 1"), text.indexOf("\n", text.lastIndexOf("\n    is ") + 1));
    }

    @Test
    void the_readme_shows_the_rule_as_it_is_compiled_and_what_comes_of_it() {
        assertShows(Readme.between(getClass(), "// README\n", "// README end"));
        assertShows("new Judge(MINE).verdictOn(Case.parse(\"" + LINE.replace(", y:", ", \"\n        + \"y:")
                + "\")).orFail();");
        assertShows(mistakes(MINE, LINE));
    }

    @Test
    void the_readme_shows_the_three_mistakes_of_the_questions_engine() {
        assertShows(SHARED);
        assertShows(mistakes(new QuestionEngine(), SHARED));
    }

    @Test
    void with_the_last_two_axes_alone_it_agrees() {
        VjpRules rules = new VjpRules(Map.of(
                "matmul",
                (op, k, a) -> k == 0
                        ? a.ct().matmul(a.in(1).matrixTranspose())
                        : a.in(0).matrixTranspose().matmul(a.ct())));
        assertDoesNotThrow(() ->
                new Judge(new AdjudgeEngine(rules)).verdictOn(Case.parse(LINE)).orFail());
    }

    @Test
    void what_a_rule_of_a_broadcasting_op_leaves_to_be_summed_is_summed_for_it() {
        Case subject = Case.parse("tf.matmul(x, y) | x: f64[1,2,2], y: f64[2,2]");
        assertEquals(
                List.of(),
                new Judge(MINE)
                        .verdictOn(subject).checks().stream()
                                .filter(c -> c.what().equals("gradient of x"))
                                .filter(c -> c.verdict() == Verdict.DISAGREES)
                                .toList());
    }
}
