package org.adjudge.conformance.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Shrinking;
import org.adjudge.grad.GradientEngine;

/** The smallest cases that fail like some that are shown: of a few, because shrinking one takes a second or two. */
final class Smallest {
    private static final int MOST = 5;

    private Smallest() {}

    /** By the line of the case that was shrunk; those that could not be are not there. */
    static Map<String, String> of(List<Judgement> judgements, GradientEngine engine) {
        Map<String, String> smallest = new HashMap<>();
        Shrinking shrinking = new Shrinking(engine);
        judgements.stream()
                .filter(j -> j.verdict().fails() && !j.diagnoses().isEmpty())
                // wrong numbers teach more than an exception
                .sorted(Comparator.comparing(
                                (Judgement j) -> j.gravest().agreement().isEmpty())
                        .thenComparing(j -> j.subject().line().length()))
                .limit(MOST)
                .forEach(j -> {
                    String line = shrinking.smallest(j).line();
                    if (!line.equals(j.subject().line())) {
                        smallest.put(j.subject().line(), line);
                    }
                });
        return smallest;
    }
}
