package org.adjudge.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which cases the page shows in full: those that are not agreement, the gravest first, then the shortest, as many as have room. */
final class Details {
    /** In characters of JSON; the picture of a node is counted as so many. */
    private static final int ROOM = 1_000_000;

    private static final int NODE = 700;

    private Details() {}

    /** Their positions in the list. */
    static Set<Integer> of(List<CaseEntry> entries) {
        List<Integer> order = IntStream.range(0, entries.size())
                .boxed()
                .filter(i -> !entries.get(i).mark().good())
                .sorted(Comparator.comparing((Integer i) -> entries.get(i).mark())
                        .reversed()
                        .thenComparing(i -> entries.get(i).nodes().isEmpty())
                        .thenComparing(i -> entries.get(i).line().length()))
                .toList();
        Set<Integer> full = new HashSet<>();
        long used = 0;
        for (int i : order) {
            used += size(entries.get(i));
            if (used > ROOM) {
                break;
            }
            full.add(i);
        }
        return full;
    }

    private static long size(CaseEntry entry) {
        long size = 0;
        for (CheckEntry check : entry.checks()) {
            size += size(check);
        }
        for (NodeEntry node : entry.nodes()) {
            size += NODE + node.primal().map(p -> p.toString().length()).orElse(0);
            size += node.cotangent().map(Details::size).orElse(0);
        }
        return size;
    }

    private static int size(CheckEntry check) {
        return check.engine().map(t -> t.toString().length()).orElse(0)
                + check.tensorflow().map(t -> t.toString().length()).orElse(0);
    }
}
