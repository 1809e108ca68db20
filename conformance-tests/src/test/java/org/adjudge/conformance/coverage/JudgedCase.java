package org.adjudge.conformance.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;

/** A judgement, with what of it concerns which node. */
final class JudgedCase {
    /**
     * What was found of a gradient that passes through a node.
     *
     * @param order 1 or 2
     */
    record Finding(int order, Check check) {
        /** Whether something was found. */
        boolean judged() {
            return check.verdict() != Verdict.NO_ORACLE;
        }
    }

    private final Judgement judgement;
    private final Map<String, List<Appearance>> appearances;
    private final List<BitSet> paths = new ArrayList<>();

    JudgedCase(Judgement judgement) {
        this.judgement = judgement;
        this.appearances = Appearance.in(judgement.subject());
        for (Value wrt : judgement.subject().wrt()) {
            paths.add(Paths.between(judgement.subject(), wrt));
        }
    }

    Case subject() {
        return judgement.subject();
    }

    Judgement judgement() {
        return judgement;
    }

    /** The functions that appear. */
    Set<String> functions() {
        return appearances.keySet();
    }

    /** Where a function appears. */
    List<Appearance> of(String function) {
        return appearances.getOrDefault(function, List.of());
    }

    /** The TensorFlow ops that a node was written as. */
    List<String> opTypes(Node node) {
        return judgement.opTypes().getOrDefault(node.id(), List.of());
    }

    /** The checks of the gradients that pass through one of the nodes. */
    List<Finding> gradientsThrough(List<Node> nodes) {
        List<Finding> found = new ArrayList<>();
        List<Check> first = checks("gradient of ");
        List<Check> second = checks("second-order gradient of ");
        for (int i = 0; i < paths.size(); i++) {
            BitSet path = paths.get(i);
            Value wrt = subject().wrt().get(i);
            if (nodes.stream().anyMatch(n -> n.id() != wrt.id() && path.get(n.id()))) {
                if (i < first.size()) {
                    found.add(new Finding(1, first.get(i)));
                }
                if (i < second.size()) {
                    found.add(new Finding(2, second.get(i)));
                }
            }
        }
        return found;
    }

    /** All checks of gradients, whatever they pass through. */
    List<Check> gradients() {
        return checks("gradient of ");
    }

    private List<Check> checks(String what) {
        return judgement.checks().stream()
                .filter(c -> c.what().startsWith(what))
                .toList();
    }

    /** Whether one call or op of the function, applied to different tensors, is all that the program does. */
    boolean isAlone(String function) {
        if (of(function).size() != 1) {
            return false;
        }
        Appearance only = of(function).get(0);
        Set<Integer> others = Appearance.needed(subject());
        only.made().forEach(n -> others.remove(n.id()));
        if (Set.copyOf(only.operands()).size() < only.operands().size()) {
            return false; // x / x: what cancels would be measured, not the function
        }
        return others.stream()
                .noneMatch(id -> !subject().graph().node(id).inputs().isEmpty());
    }
}
