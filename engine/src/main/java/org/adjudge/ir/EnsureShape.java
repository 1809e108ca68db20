package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * A tensor as it is, if its shape is the given one, in which -1 stands for any extent; any dtype.
 *
 * <p>The cotangent passes. TensorFlow has no C++ gradient of it; Python's is array_ops.py _ensure_shape_grad.
 */
public record EnsureShape(List<Integer> shape) implements LayoutOp {
    /** Copies the list. */
    public EnsureShape {
        shape = List.copyOf(shape);
    }

    @Override
    public String opName() {
        return "ensure_shape";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        boolean fits = shape.size() == x.shape().rank();
        for (int a = 0; fits && a < shape.size(); a++) {
            fits = shape.get(a) == -1 || shape.get(a) == x.shape().extent(a);
        }
        if (!fits) {
            throw Check.bad(this, x + " is not of shape " + shape + ", in which -1 is any extent");
        }
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return inputs;
    }

    @Override
    public boolean isView() {
        return true;
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
        return visitor.ensureShape(this);
    }
}
