package org.adjudge.conformance.judgement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.FunctionLibrary;
import org.adjudge.tensor.Tensor;

/** W5: the gradients of TensorFlow's function library, each evaluated when it is first asked for. */
final class LibraryWitness implements Witness {
    private final Problem problem;
    private final Map<Integer, Statement> statements = new HashMap<>();

    LibraryWitness(Problem problem) {
        this.problem = problem;
    }

    @Override
    public String name() {
        return "function library";
    }

    @Override
    public Statement on(int position) {
        return statements.computeIfAbsent(position, this::evaluate);
    }

    private Statement evaluate(int position) {
        if (position == 0 || position > problem.wrt().size()) {
            return new Statement.Silent("it is asked for gradients of first order alone");
        }
        Optional<Tensor> gradient = FunctionLibrary.gradient(problem.wrt(problem.wrt()), position - 1)
                .filter(t -> t.size() > 0);
        return gradient.isPresent()
                ? new Statement.Gives(gradient.get())
                : new Statement.Silent("it has no gradient of an op of this, or what is asked for is no input");
    }
}
