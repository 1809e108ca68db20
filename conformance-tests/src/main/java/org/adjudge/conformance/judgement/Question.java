package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;

/** What a problem asks: two that differ in the names of their inputs alone are one question. */
record Question(List<Object> content) {
    static Question of(Problem problem) {
        List<Object> content = new ArrayList<>();
        for (Node node : problem.graph().nodes()) {
            if (node.op() instanceof Input) {
                content.add(node.outputs());
                content.add(Optional.ofNullable(problem.inputs().get(new Value(problem.graph(), node.id(), 0))));
            } else {
                content.add(node.op());
                node.inputs().forEach(v -> content.add(place(v)));
            }
        }
        content.add(place(problem.output()));
        problem.wrt().forEach(v -> content.add(place(v)));
        content.add(problem.seed());
        content.addAll(problem.directions());
        return new Question(content);
    }

    private static List<Integer> place(Value value) {
        return List.of(value.id(), value.output());
    }
}
