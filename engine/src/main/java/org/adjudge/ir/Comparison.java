package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Tensor;

/**
 * Elementwise comparisons of two tensors of one numeric dtype, broadcast: {@code x: [...], y: [...] → bool[broadcast]}.
 * With NaN all are false, but for not_equal. No cotangent passes.
 */
public enum Comparison implements ElementwiseOp {
    /** {@code x < y}. */
    LESS("less", (x, y) -> x < y),
    /** {@code x ≤ y}. */
    LESS_EQUAL("less_equal", (x, y) -> x <= y),
    /** {@code x > y}. */
    GREATER("greater", (x, y) -> x > y),
    /** {@code x ≥ y}. */
    GREATER_EQUAL("greater_equal", (x, y) -> x >= y),
    /** {@code x = y}. */
    EQUAL("equal", (x, y) -> x == y),
    /** {@code x ≠ y}. */
    NOT_EQUAL("not_equal", (x, y) -> x != y);

    private final String name;
    private final Elementwise.DoubleComparison holds;

    Comparison(String name, Elementwise.DoubleComparison holds) {
        this.name = name;
        this.holds = holds;
    }

    @Override
    public String opName() {
        return name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        TensorType y = inputs.get(1);
        Check.sameDType(this, x, y);
        Check.numeric(this, x);
        return List.of(new TensorType(DType.BOOL, Check.broadcast(this, x.shape(), y.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Elementwise.compare(inputs.get(0), inputs.get(1), holds));
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> program.compare(name(), holds, x[0], x[1]));
    }

    @Override
    public boolean differentiable(int k) {
        return false;
    }

    @Override
    public Value vjp(int k, Application a) {
        throw new AssertionError("a comparison has no derivative");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.comparison(this);
    }
}
