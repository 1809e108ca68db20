package org.adjudge.conformance;

import org.adjudge.conformance.junit.GradientConformance;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;

/** Adjudge's own engine before its own judge. */
class CatalogueIT extends GradientConformance {
    @Override
    protected GradientEngine engine() {
        return new AdjudgeEngine();
    }
}
