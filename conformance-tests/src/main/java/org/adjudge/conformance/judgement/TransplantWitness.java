package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Optional;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;

/** W3: the engine's gradient graph on TensorFlow's kernels. It is evaluated once, when it is first asked. */
final class TransplantWitness implements Witness {
    private final GradientEngine engine;
    private final TensorFlowOracle oracle;
    private final Problem problem;
    private Optional<List<Outcome>> outcomes = Optional.empty();

    TransplantWitness(GradientEngine engine, TensorFlowOracle oracle, Problem problem) {
        this.engine = engine;
        this.oracle = oracle;
        this.problem = problem;
    }

    @Override
    public String name() {
        return "transplant";
    }

    @Override
    public Statement on(int position) {
        if (outcomes.isEmpty()) {
            outcomes = Optional.of(evaluate());
        }
        List<Outcome> all = outcomes.get();
        if (position >= all.size()) {
            return new Statement.Silent("the engine shows no gradient graph");
        }
        return all.get(position) instanceof Outcome.Present present
                ? new Statement.Gives(present.value())
                : new Statement.Silent(all.get(position).toString());
    }

    private List<Outcome> evaluate() {
        try {
            Optional<GradientGraph> written = engine.gradientGraph(problem);
            return written.map(w -> oracle.evaluate(w.inputs(), w.values())).orElse(List.of());
        } catch (RuntimeException e) {
            return List.of(); // an engine that cannot write it has answered without
        }
    }
}
