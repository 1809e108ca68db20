package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.grad.Answer;
import org.adjudge.tensor.Tensor;

/** W1, the defendant. */
record EngineWitness(Answer answer) implements Witness {
    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Statement on(int position) {
        List<Tensor> all = new ArrayList<>(List.of(answer.output()));
        all.addAll(answer.gradients());
        all.addAll(answer.second());
        return position < all.size()
                ? new Statement.Gives(all.get(position))
                : new Statement.Silent("the engine gives no second order");
    }
}
