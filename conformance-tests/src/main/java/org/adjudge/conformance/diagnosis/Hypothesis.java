package org.adjudge.conformance.diagnosis;

import java.util.List;

/** A family of classical mistakes: what each of them would have made of an application. */
@FunctionalInterface
interface Hypothesis {
    /** The suspicions that it raises, likeliest first. */
    List<Suspicion> about(Scene scene);
}
