package org.adjudge.conformance.junit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** An engine that is asked only about the functions that it declares. */
record Declared(GradientEngine engine, Set<String> functions) implements GradientEngine {
    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Answer differentiate(Problem problem) {
        for (Node node : problem.graph().nodes()) {
            String name = node.op().opName();
            boolean computes = !(node.op() instanceof Input) && !(node.op() instanceof Constant);
            if (computes
                    && !functions.contains(name)
                    && !functions.contains(name.substring(name.lastIndexOf('.') + 1))) {
                throw new UnsupportedOperationException(name + " is not among the functions that it declares");
            }
        }
        return engine.differentiate(problem);
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
