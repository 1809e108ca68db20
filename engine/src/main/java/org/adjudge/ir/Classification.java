package org.adjudge.ir;

import java.util.List;
import java.util.function.DoublePredicate;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Tensor;

/** Which kind of floating number each element is: {@code x: f32 or f64[...] → bool[...]}. No cotangent passes. */
public enum Classification implements ElementwiseOp {
    /** Whether it is not a number. */
    IS_NAN("math.is_nan", Double::isNaN),
    /** Whether it is ∞ or -∞. */
    IS_INF("math.is_inf", Double::isInfinite),
    /** Whether it is neither infinite nor NaN. */
    IS_FINITE("math.is_finite", Double::isFinite);

    private final String name;
    private final DoublePredicate holds;

    Classification(String name, DoublePredicate holds) {
        this.name = name;
        this.holds = holds;
    }

    @Override
    public String opName() {
        return name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        return List.of(new TensorType(DType.BOOL, x.shape()));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        return List.of(Elementwise.compare(x, x, (a, same) -> holds.test(a)));
    }

    @Override
    public boolean differentiable(int k) {
        return false;
    }

    @Override
    public Value vjp(int k, Application a) {
        throw new AssertionError("a classification has no derivative");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.classification(this);
    }
}
