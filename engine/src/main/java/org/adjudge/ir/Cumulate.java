package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * Running totals along an axis: {@code x: [...] → [...]}. Total k is of the elements up to k, or from k on if {@code reverse},
 * without k itself if {@code exclusive}. f32, f64, i32 and i64; {@link Cumulation#LOGSUMEXP} f32 and f64 only.
 */
public record Cumulate(Cumulation kind, int axis, boolean exclusive, boolean reverse) implements ReductionOp {
    @Override
    public String opName() {
        return kind.opName();
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (kind == Cumulation.LOGSUMEXP) {
            Check.floating(this, x);
        } else {
            Check.numeric(this, x);
        }
        Check.axis(this, axis, x.shape().rank());
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        return List.of(kind.eval(x, this, x.shape().axis(axis)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return kind.vjp(a.in(0), a.out(), a.ct(), this, a.in(0).shape().axis(axis));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.cumulate(this);
    }
}
