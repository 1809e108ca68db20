package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/** A tensor that is part of the program. */
public record Constant(Tensor value) implements Op {
    @Override
    public String opName() {
        return "constant";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Check.count(this, inputs, 0);
        return List.of(TensorType.of(value));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(value);
    }

    @Override
    public boolean differentiable(int k) {
        return false;
    }

    @Override
    public Value vjp(int k, Application a) {
        throw new AssertionError("a constant has no inputs");
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.constant(this);
    }
}
