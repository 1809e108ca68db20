package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Tensor;

/**
 * The same numbers in another dtype: {@code x: [...] → dtype[...]}; rounded to nearest even, truncated towards zero to
 * integers, compared with zero to bool. What an integer cannot hold saturates, and NaN gives 0; TensorFlow leaves both to
 * the hardware.
 *
 * <p>A cotangent passes between f32 and f64 unchanged but for rounding, even where the value underflows; none passes
 * from or to other dtypes.
 */
public record Cast(DType dtype) implements ElementwiseOp {
    @Override
    public String opName() {
        return "cast";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(new TensorType(dtype, Check.count(this, inputs, 1).get(0).shape()));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Elementwise.cast(inputs.get(0), dtype));
    }

    @Override
    public boolean differentiable(int k) {
        return dtype.isFloating();
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().cast(a.in(0).dtype());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.cast(this);
    }
}
