package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Tensor;

/**
 * {@code x > 0 ? x : alpha x} elementwise, f32 or f64. The slope is a float32 as TensorFlow's attribute is, for f64 too.
 *
 * <p>Kinks, as LeakyReluGrad in TensorFlow's {@code core/kernels/relu_op_functor.h}: the derivative at 0 and at NaN is alpha.
 */
public record LeakyRelu(float alpha) implements ElementwiseOp {
    @Override
    public String opName() {
        return "nn.leaky_relu";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Elementwise.map(inputs.get(0), this::bent));
    }

    private double bent(double x) {
        return x > 0 ? x : alpha * x;
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> program.map("LEAKY_RELU", this::bent, x[0]));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.in(0).gt(0).select(a.ct(), a.ct().times(alpha));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.leakyRelu(this);
    }
}
