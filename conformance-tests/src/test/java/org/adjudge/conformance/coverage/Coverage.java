package org.adjudge.conformance.coverage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.adjudge.ir.Node;
import org.adjudge.oracle.GradientRegistry;

/** TensorFlow's differentiable ops: through how many cases each was judged, and why the others were not. */
final class Coverage {
    private final Map<String, Integer> cases = new TreeMap<>();
    private final Map<String, String> leftOut;

    private Coverage(Map<String, String> leftOut) {
        this.leftOut = leftOut;
    }

    /** The coverage by judged cases, with the reasons of {@code left-out.txt}. */
    static Coverage by(Collection<JudgedCase> judged) {
        Coverage coverage = new Coverage(Reasons.in("left-out.txt"));
        NavigableSet<String> differentiable = GradientRegistry.differentiable();
        differentiable.forEach(type -> coverage.cases.put(type, 0));
        for (JudgedCase one : judged) {
            Set<String> here = new TreeSet<>();
            for (Node node : one.subject().graph().nodes()) {
                boolean asked = one.gradientsThrough(List.of(node)).stream()
                        .anyMatch(f -> f.judged() && !f.check().verdict().fails());
                if (asked) {
                    here.addAll(one.opTypes(node));
                }
            }
            here.retainAll(differentiable);
            here.forEach(type -> coverage.cases.merge(type, 1, Integer::sum));
        }
        return coverage;
    }

    /** What is wrong with the list of reasons; empty if nothing is. */
    String complaints() {
        StringBuilder text = new StringBuilder();
        cases.forEach((type, count) -> {
            if (count == 0 && !leftOut.containsKey(type)) {
                text.append(type).append(": no judged case emits it, and left-out.txt gives no reason\n");
            }
            if (count > 0 && leftOut.containsKey(type)) {
                text.append(type).append(": judged by ").append(count).append(" cases; take it out of left-out.txt\n");
            }
        });
        leftOut.keySet().stream()
                .filter(type -> !cases.containsKey(type))
                .forEach(type -> text.append(type).append(" in left-out.txt is not differentiable in TensorFlow\n"));
        return text.toString();
    }

    /** The second table. */
    String text() {
        long covered = cases.values().stream().filter(n -> n > 0).count();
        StringBuilder text = new StringBuilder(
                String.format("%d of %d are covered, %d left out.%n%n", covered, cases.size(), cases.size() - covered));
        text.append("| op | cases | left out because |\n|---|---|---|\n");
        cases.forEach((type, count) -> text.append(String.format(
                "| %s | %s | %s |%n",
                type, count == 0 ? "" : count, count == 0 ? leftOut.getOrDefault(type, "") : "")));
        return text.toString();
    }
}
