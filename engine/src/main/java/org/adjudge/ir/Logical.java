package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Elementwise logic, broadcast: {@code x: bool[...], y: bool[...] → bool[broadcast]}. No cotangent passes. */
public enum Logical implements ElementwiseOp {
    /** Whether both hold. */
    AND("math.logical_and", 2, (x, y) -> x * y != 0),
    /** Whether one holds at least. */
    OR("math.logical_or", 2, (x, y) -> x + y != 0),
    /** Whether it does not hold; of one input. */
    NOT("math.logical_not", 1, (x, same) -> x == 0);

    private final String name;
    private final int operands;
    private final Elementwise.DoubleComparison holds;

    Logical(String name, int operands, Elementwise.DoubleComparison holds) {
        this.name = name;
        this.operands = operands;
        this.holds = holds;
    }

    @Override
    public String opName() {
        return name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Shape shape = Check.count(this, inputs, operands).get(0).shape();
        for (TensorType type : inputs) {
            if (type.dtype() != DType.BOOL) {
                throw Check.bad(this, "takes bool, but got " + type + "; compare it: x > 0");
            }
            shape = Check.broadcast(this, shape, type.shape());
        }
        return List.of(new TensorType(DType.BOOL, shape));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Elementwise.compare(inputs.get(0), inputs.get(operands - 1), holds));
    }

    @Override
    public boolean differentiable(int k) {
        return false;
    }

    @Override
    public Value vjp(int k, Application a) {
        throw new AssertionError("logic has no derivative");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.logical(this);
    }
}
