package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/** A value that is bound by name at each evaluation. */
public record Input(String label, TensorType type) implements Op {
    @Override
    public String opName() {
        return "input";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Check.count(this, inputs, 0);
        return List.of(type);
    }

    /** Never called: an interpreter binds inputs. */
    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        throw new IllegalStateException("no value bound to input '" + label + "'");
    }

    @Override
    public boolean differentiable(int k) {
        return false;
    }

    @Override
    public Value vjp(int k, Application a) {
        throw new AssertionError("an input has no inputs of its own");
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.input(this);
    }
}
