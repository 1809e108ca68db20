package org.adjudge.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.VjpRules;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void a_failure_is_told_once_and_its_other_checks_where_they_belong() {
        AdjudgeEngine wrong = new AdjudgeEngine(new VjpRules(Map.of("exp", (op, k, exp) -> exp.ct())));
        Judgement judgement = new Judge(wrong)
                .verdictOn(Case.parse("tf.gather(x, [2, 0], axis=-1) * tf.exp(y) | x: f64[2,3], y: f64[2,2]"));
        List<Judgement> judgements = List.of(judgement);
        String text = Markdown.report(Summary.of(judgements, 0), judgements);
        String findings = text.substring(text.indexOf("## Findings: TensorFlow is suspect (1)"));
        assertEquals(2, text.split("gradient of y disagrees", -1).length, text);
        assertTrue(findings.contains("  * gradient of x: "), text);
    }
}
