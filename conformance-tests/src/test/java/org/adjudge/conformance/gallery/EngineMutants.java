package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.engine;

import java.util.List;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.judgement.Blame;

/** Wrong traversal, accumulation and buffers: the rows E. */
final class EngineMutants {
    private EngineMutants() {}

    static List<Mutant> all() {
        return List.of(engine("E04", Broken.losesOneUse(), Blame.ACCUMULATION, List.of(), "one use lost"));
    }
}
