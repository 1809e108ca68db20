package org.adjudge.conformance.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Use;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;

/**
 * A function in a case, once: a call of it, or an op that is the function's own, written with an operator or by another
 * function.
 *
 * @param nodes the nodes that are the function's op; of a composite all that the call made
 * @param made all that the call made
 * @param operands what it is applied to, with repetitions
 */
record Appearance(String function, List<Node> nodes, List<Node> made, List<Value> operands) {
    /** The appearances of each function among what the output depends on. */
    static Map<String, List<Appearance>> in(Case subject) {
        Map<String, List<Appearance>> all = new TreeMap<>();
        Graph graph = subject.graph();
        Set<Integer> needed = needed(subject);
        Set<Integer> called = new TreeSet<>();
        for (Use use : subject.uses()) {
            List<Node> made = IntStream.range(use.from(), use.to())
                    .filter(needed::contains)
                    .mapToObj(graph::node)
                    .toList();
            List<Node> own = made.stream()
                    .filter(n ->
                            Functions.of(n.op()).filter(use.function()::equals).isPresent())
                    .toList();
            own.forEach(n -> called.add(n.id()));
            if (!made.isEmpty()) {
                all.computeIfAbsent(use.function(), f -> new ArrayList<>())
                        .add(new Appearance(use.function(), own.isEmpty() ? made : own, made, use.operands()));
            }
        }
        for (int id : needed) {
            Node node = graph.node(id);
            if (!called.contains(id)) {
                Functions.of(node.op())
                        .ifPresent(f -> all.computeIfAbsent(f, g -> new ArrayList<>())
                                .add(new Appearance(f, List.of(node), List.of(node), node.inputs())));
            }
        }
        return all;
    }

    /** The nodes that the output depends on. */
    static Set<Integer> needed(Case subject) {
        Set<Integer> needed = new TreeSet<>(Set.of(subject.output().id()));
        for (int id = subject.output().id(); id >= 0; id--) {
            if (needed.contains(id)) {
                subject.graph().node(id).inputs().forEach(v -> needed.add(v.id()));
            }
        }
        return needed;
    }
}
