package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.Testimony;

/** W2: TensorFlow's C++ gradients. */
record OracleWitness(Problem problem, Testimony testimony) implements Witness {
    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public Statement on(int position) {
        List<Outcome> all = new ArrayList<>(List.of(testimony.output()));
        all.addAll(testimony.gradients());
        all.addAll(testimony.second());
        Outcome outcome = all.get(position);
        if (outcome instanceof Outcome.Present present) {
            return new Statement.Gives(present.value());
        }
        if (outcome instanceof Outcome.None) {
            // where it says that there is no path, zeros are right
            Value value = problem.wrt().get((position - 1) % problem.wrt().size());
            return new Statement.Gives(Step.zeros(value.type()));
        }
        return new Statement.Silent(((Outcome.Failed) outcome).message());
    }
}
