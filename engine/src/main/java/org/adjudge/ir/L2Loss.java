package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Reductions;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Half the sum of squares: {@code x: [...] → []}, {@code Σ x² / 2}; f32 and f64. Its gradient is x. */
public record L2Loss() implements ReductionOp {
    @Override
    public String opName() {
        return "nn.l2_loss";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        return List.of(x.with(Shape.SCALAR));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor squares = Elementwise.map(Elementwise.cast(x, DType.F64), v -> v * v);
        Tensor sum = Reductions.sum(squares, Axes.all().resolve(x.shape().rank()));
        return List.of(
                Elementwise.cast(Elementwise.map(sum, s -> s / 2), x.dtype()).reshape(Shape.SCALAR));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.in(0).times(a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.l2Loss(this);
    }
}
