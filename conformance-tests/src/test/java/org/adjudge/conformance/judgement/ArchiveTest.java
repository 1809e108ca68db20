package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tf.matmul(x, y) * x | x: f32[2,2], y: f32[2,2]",
                "tf.math.cumprod(x) | x: f64[4]",
                "tf.reduce_max(x) | x: f64[3] = [1, 2, 2]",
                "tf.linalg.det(x) | x: f64[2,2] | order=2",
                "tf.linalg.expm(x) | x: f64[2,2] = [[0,-3],[3,0]] | order=2"
            })
    void with_an_archive_each_engine_is_judged_as_without(String line) {
        Case subject = Case.parse(line);
        Archive archive = new Archive();
        for (GradientEngine engine : engines()) {
            assertEquals(
                    new Judge(engine).verdictOn(subject),
                    new Judge(engine).keeping(archive).verdictOn(subject),
                    engine::name);
        }
    }

    private static List<GradientEngine> engines() {
        return List.of(
                new AdjudgeEngine(),
                new AdjudgeEngine(RuleText.parse("cumprod: tf.cumsum(ct)").rules()),
                Broken.tape(),
                new AdjudgeEngine());
    }

    @Test
    void what_is_known_of_a_case_is_asked_for_once() {
        Archive archive = new Archive();
        Case subject = Case.parse("x * x | x: f64[3]");
        assertSame(archive.of(subject), archive.of(subject));
    }
}
