package org.adjudge.conformance.junit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Names;
import org.adjudge.conformance.notation.Vocabulary;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * An engine that is asked only about the functions that it declares, by the names of their ops, such as {@code matmul}; those of
 * {@code tf.math} and the like with or without the module. A function that is a composition counts as the ops that it is made of.
 */
record Declared(GradientEngine engine, Set<String> functions) implements GradientEngine {
    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Answer differentiate(Problem problem) {
        lacked(functions, problem.graph()).findFirst().ifPresent(node -> {
            throw new UnsupportedOperationException(
                    node.op().opName() + " is not among the functions that it declares");
        });
        return engine.differentiate(problem);
    }

    /** Whether a graph needs no other functions. */
    static boolean has(Set<String> functions, Graph graph) {
        return lacked(functions, graph).findFirst().isEmpty();
    }

    private static Stream<Node> lacked(Set<String> functions, Graph graph) {
        return graph.nodes().stream()
                .filter(node -> !(node.op() instanceof Input) && !(node.op() instanceof Constant))
                .filter(node -> names(node).noneMatch(functions::contains));
    }

    /**
     * Complains of a declared function that there is not.
     *
     * @throws IllegalArgumentException names it, and the one that may be meant
     */
    static void check(Set<String> functions, List<Case> cases) {
        Set<String> known = new TreeSet<>(Vocabulary.signatures().keySet());
        cases.forEach(c -> c.graph().nodes().stream().flatMap(Declared::names).forEach(known::add));
        for (String function : new TreeSet<>(functions)) {
            if (!known.contains(withoutModule(function))) {
                throw new IllegalArgumentException("functions() names '" + function + "', which is no function; "
                        + Names.suggestion(function, known).orElse("bin/adjudge ops lists them"));
            }
        }
    }

    /** An op's name with its module and without. */
    private static Stream<String> names(Node node) {
        String name = node.op().opName();
        return Stream.of(name, withoutModule(name));
    }

    private static String withoutModule(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public boolean answersIntermediates() {
        return engine.answersIntermediates();
    }

    @Override
    public Optional<GradientGraph> gradientGraph(Problem problem) {
        return engine.gradientGraph(problem);
    }

    @Override
    public List<Tensor> primals(Problem problem, List<Value> values) {
        return engine.primals(problem, values);
    }
}
