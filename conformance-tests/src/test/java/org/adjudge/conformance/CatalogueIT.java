package org.adjudge.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.adjudge.conformance.coverage.Counts;
import org.adjudge.conformance.coverage.Findings;
import org.adjudge.conformance.coverage.OpsPage;
import org.adjudge.conformance.judgement.Archive;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.junit.GradientConformance;
import org.adjudge.conformance.report.Summary;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;

/** Adjudge's own engine before its own judge. */
public class CatalogueIT extends GradientConformance {
    /** What TensorFlow says of the catalogue, for all who judge engines by it in this JVM. */
    public static final Archive ARCHIVE = new Archive();

    private static final Path PAGE = Path.of("../docs/OPS.md");
    private static final Path README = Path.of("../README.md");

    @Override
    protected GradientEngine engine() {
        return new AdjudgeEngine();
    }

    @Override
    protected Archive archive() {
        return ARCHIVE;
    }

    /** docs/OPS.md and README.md say what the whole run gives; a selection says nothing of it. {@code -Dadjudge.update} writes them. */
    @Override
    protected void finished(List<Judgement> judgements) {
        assertEquals(
                List.of(),
                judgements.stream()
                        .filter(j -> j.checks().stream().anyMatch(c -> c.verdict() == Verdict.CONVENTION))
                        .toList(),
                "another choice than TensorFlow's at a kink is right, but Adjudge follows it (docs/adr/0007)");
        if (!isWhole()) {
            return;
        }
        OpsPage page = OpsPage.of(judgements, errors());
        Counts counts = new Counts(Summary.of(judgements, 0).line());
        if (!System.getProperty("adjudge.update", "").isEmpty()) {
            page.write(PAGE);
            counts.write(README);
        }
        assertEquals(
                "", page.complaintsAbout(PAGE) + counts.complaintsAbout(README) + Findings.unexplained(judgements));
    }
}
