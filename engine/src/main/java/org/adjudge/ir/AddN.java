package org.adjudge.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Tensor;

/** {@code x₁ + x₂ + …}, one or more tensors of one type, without broadcasting, added from the first on. TensorFlow's AddN. */
public record AddN() implements ElementwiseOp {
    @Override
    public String opName() {
        return "add_n";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        if (inputs.isEmpty()) {
            throw Check.bad(this, "takes one input or more, but got 0");
        }
        TensorType first = inputs.get(0);
        Check.numeric(this, first);
        for (TensorType type : inputs) {
            if (!type.equals(first)) {
                throw Check.bad(
                        this, "takes inputs of one type, but got " + first + " and " + type + "; add broadcasts");
            }
        }
        return List.of(first);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor sum = inputs.get(0);
        for (Tensor next : inputs.subList(1, inputs.size())) {
            sum = Binary.ADD.eval(List.of(sum, next)).get(0);
        }
        return List.of(sum);
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> Arrays.stream(x)
                .reduce((a, b) -> program.zip("ADD", Double::sum, a, b))
                .getAsInt());
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.addN(this);
    }
}
