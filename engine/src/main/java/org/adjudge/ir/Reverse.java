package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Tensor;

/**
 * A tensor with the order of elements along some axes reversed; none of them changes nothing.
 *
 * <p>The cotangent is reversed back. TensorFlow: ReverseGrad.
 */
public record Reverse(List<Integer> axis) implements LayoutOp {
    /** Copies the lists. */
    public Reverse {
        axis = List.copyOf(axis);
    }

    @Override
    public String opName() {
        return "reverse";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.axes(this, Axes.of(axis), x.shape().rank());
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        if (x.size() == 0) {
            return List.of(x);
        }
        int[] strides = x.shape().strides();
        int start = 0;
        for (int a : Check.axes(this, Axes.of(axis), strides.length)) {
            start += strides[a] * (x.shape().extent(a) - 1);
            strides[a] = -strides[a];
        }
        return List.of(IndexMap.strided(x.shape(), start, strides).take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(this, a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reverse(this);
    }
}
