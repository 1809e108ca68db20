package org.adjudge.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.adjudge.conformance.coverage.OpsPage;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.junit.GradientConformance;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;

/** Adjudge's own engine before its own judge. */
class CatalogueIT extends GradientConformance {
    private static final Path PAGE = Path.of("../docs/OPS.md");

    @Override
    protected GradientEngine engine() {
        return new AdjudgeEngine();
    }

    /** With {@code -Dadjudge.update}, docs/OPS.md is written from the whole run; a selection says nothing of it. */
    @Override
    protected void finished(List<Judgement> judgements) {
        boolean whole = System.getProperty("cases", "").isEmpty();
        if (whole && !System.getProperty("adjudge.update", "").isEmpty()) {
            OpsPage page = OpsPage.of(judgements, Path.of("../engine/src/main/java/org/adjudge/ir"));
            page.write(PAGE);
            assertEquals("", page.complaintsAbout(PAGE));
        }
    }
}
