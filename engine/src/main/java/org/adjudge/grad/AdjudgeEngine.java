package org.adjudge.grad;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** Adjudge's own engine: {@link ReverseMode} writes the gradient graph, {@link Interpreter} evaluates it. */
public final class AdjudgeEngine implements GradientEngine {
    private final String name;
    private final ReverseMode reverseMode;

    /** With every op's own rule. */
    public AdjudgeEngine() {
        this(VjpRules.OWN);
    }

    /** With some rules replaced: so a rule of your own stands before the judge. */
    public AdjudgeEngine(VjpRules rules) {
        this.name = rules.overrides().isEmpty()
                ? "adjudge"
                : "adjudge with another rule of "
                        + String.join(", ", new TreeSet<>(rules.overrides().keySet()));
        this.reverseMode = new ReverseMode(rules, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer differentiate(Problem problem) {
        GradientGraph written = write(problem);
        List<Tensor> values = Interpreter.run(written.inputs(), written.values());
        int n = written.gradients().size();
        return new Answer(values.get(0), values.subList(1, n + 1), values.subList(n + 1, values.size()));
    }

    @Override
    public Optional<GradientGraph> gradientGraph(Problem problem) {
        return Optional.of(write(problem));
    }

    private GradientGraph write(Problem problem) {
        Graph graph = problem.graph().copy();
        List<Value> wrt = problem.wrt().stream().map(v -> v.in(graph)).toList();
        Value output = problem.output().in(graph);
        List<Value> first = reverseMode.cotangents(output, graph.constant(problem.seed()), wrt);
        List<Value> second = List.of();
        if (problem.order() == 2) {
            Value along = graph.constant(Tensor.scalar(first.get(0).dtype(), 0));
            for (int i = 0; i < first.size(); i++) {
                Value inner = graph.constant(problem.directions().get(i)).times(first.get(i));
                along = along.plus(inner.sum().cast(along.dtype()));
            }
            second = reverseMode.cotangents(along, along.like(1), wrt);
        }
        return new GradientGraph(bindings(problem, graph), output, first, second);
    }

    @Override
    public List<Tensor> primals(Problem problem, List<Value> values) {
        return Interpreter.run(problem.inputs(), values);
    }

    private static Map<Value, Tensor> bindings(Problem problem, Graph graph) {
        Map<Value, Tensor> bindings = new LinkedHashMap<>();
        problem.inputs().forEach((input, tensor) -> bindings.put(input.in(graph), tensor));
        return bindings;
    }
}
