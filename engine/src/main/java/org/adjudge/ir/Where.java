package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Tensor;

/**
 * {@code condition ? x : y} elementwise, all three broadcast: {@code bool[...], x: [...], y: [...] → broadcast}.
 *
 * <p>The cotangent is selected, not multiplied by the condition: what was not chosen gets exactly 0 even where the
 * cotangent is not finite. TensorFlow's SelectV2Grad.
 */
public record Where() implements ElementwiseOp {
    @Override
    public String opName() {
        return "where";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType condition = Check.count(this, inputs, 3).get(0);
        TensorType x = inputs.get(1);
        TensorType y = inputs.get(2);
        if (condition.dtype() != DType.BOOL) {
            throw Check.bad(this, "the condition must be bool, but is " + condition + "; compare it: x > 0");
        }
        Check.sameDType(this, x, y);
        return List.of(x.with(Check.broadcast(this, Check.broadcast(this, condition.shape(), x.shape()), y.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Elementwise.select(inputs.get(0), inputs.get(1), inputs.get(2)));
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> program.select(x[0], x[1], x[2]));
    }

    @Override
    public boolean differentiable(int k) {
        return k > 0;
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value zero = a.ct().zerosLike();
        return k == 1 ? a.in(0).select(a.ct(), zero) : a.in(0).select(zero, a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.where(this);
    }
}
