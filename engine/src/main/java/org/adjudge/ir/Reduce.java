package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Reductions;
import org.adjudge.tensor.Tensor;

/**
 * Combines the elements along some axes: {@code x: [...] → x's shape without the axes}, or with extent 1 in their place
 * if {@code keepdims}. f32 and f64, and i32 and i64 but for the mean and the norm. Without axes nothing is combined.
 */
public record Reduce(Reduction kind, Axes axis, boolean keepdims) implements ReductionOp {
    @Override
    public String opName() {
        return kind.opName();
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (kind == Reduction.MEAN || kind == Reduction.EUCLIDEAN_NORM) {
            Check.floating(this, x);
        } else {
            Check.numeric(this, x);
        }
        return List.of(x.with(x.shape().reduce(Check.axes(this, axis, x.shape().rank()), keepdims)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        List<Integer> axes = axis.resolve(x.shape().rank());
        return List.of(kind.eval(x, axes).reshape(x.shape().reduce(axes, keepdims)));
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        boolean sums = kind == Reduction.SUM || kind == Reduction.MEAN;
        if (!sums || !x.dtype().isFloating()) {
            return Optional.empty();
        }
        List<Integer> axes = axis.resolve(x.shape().rank());
        double count = kind == Reduction.SUM ? 1 : Reduction.count(x.shape(), axes);
        return Optional.of(Reductions.sumKernel(x.dtype(), x.shape(), axes, count));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(0);
        List<Integer> axes = axis.resolve(x.shape().rank());
        var kept = x.shape().reduce(axes, true);
        return kind.vjp(x, a.out().reshape(kept), a.ct().reshape(kept), axes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reduce(this);
    }
}
