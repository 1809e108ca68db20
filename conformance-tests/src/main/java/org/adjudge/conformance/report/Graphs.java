package org.adjudge.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.adjudge.conformance.judgement.Explanation;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.GradientEngine;
import org.adjudge.ir.Value;
import org.adjudge.report.NodeEntry;

/** The graphs of the cases that are shown in full: those that are not agreement, the gravest and shortest first. */
final class Graphs {
    private static final int MOST = 200;

    private Graphs() {}

    /** By the lines of the cases; a new engine explains each. */
    static Map<String, List<NodeEntry>> of(List<Judgement> judgements, Supplier<GradientEngine> engines) {
        return chosen(judgements).parallelStream()
                .collect(
                        Collectors.toMap(j -> j.subject().line(), j -> of(j, engines.get()), (first, second) -> first));
    }

    private static List<Judgement> chosen(List<Judgement> judgements) {
        return judgements.stream()
                .filter(j -> j.verdict() != Verdict.AGREES && j.verdict() != Verdict.AGREES_BY_DIFFERENCES)
                .sorted(Comparator.comparing(Judgement::verdict)
                        .reversed()
                        .thenComparing(j -> j.subject().line().length())
                        .thenComparing(j -> j.subject().line()))
                .limit(MOST)
                .toList();
    }

    static List<NodeEntry> of(Judgement judgement, GradientEngine engine) {
        try {
            return of(Explanation.of(judgement.subject(), judgement, engine));
        } catch (RuntimeException e) {
            return List
                    .of(); // an engine that fails on intermediate values has no graph to show; its judgement says why
        }
    }

    static List<NodeEntry> of(Explanation explanation) {
        Case subject = explanation.judgement().subject();
        Map<Integer, Integer> outputs = new HashMap<>();
        List<NodeEntry> nodes = new ArrayList<>();
        for (Explanation.Row row : explanation.rows()) {
            // the values of a node stand one after the other, in the order of its outputs
            int output = outputs.merge(row.id(), 1, Integer::sum) - 1;
            nodes.add(new NodeEntry(
                    Entries.id(new Value(subject.graph(), row.id(), output)),
                    row.name(),
                    row.notation(),
                    row.type().toString(),
                    subject.graph().node(row.id()).inputs().stream()
                            .map(Entries::id)
                            .toList(),
                    Entries.small(row.primal()),
                    row.check().map(c -> Entries.check(c, Optional.empty()))));
        }
        return nodes;
    }
}
