package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Pooling;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * The adjoint of {@link MaxPoolGrad}: {@code origInput: [b, n..., c], origOutput: [b, o..., c], grad: [b, n..., c] → [b, o..., c]}, grad read where
 * the window sees the largest element of origInput.
 *
 * <p>Linear in grad; no cotangent goes to the others. TensorFlow: MaxPoolGradGrad, MaxPool3DGradGrad.
 */
public record MaxPoolGradGrad(List<Integer> ksize, List<Integer> strides, Padding padding) implements NeuralOp {
    /** Copies the lists. */
    public MaxPoolGradGrad {
        ksize = List.copyOf(ksize);
        strides = List.copyOf(strides);
    }

    @Override
    public String opName() {
        return strides.size() == 4 ? "raw_ops.MaxPoolGradGrad" : "raw_ops.MaxPool3DGradGrad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Sliding.ofPool(this, inputs, ksize, strides, padding);
        if (!inputs.get(2).equals(inputs.get(0))) {
            throw Check.bad(this, "grad " + inputs.get(2) + " must have orig_input's type, " + inputs.get(0));
        }
        return List.of(inputs.get(1));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Prepared.eval(this, pool(Prepared.types(inputs)), inputs);
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return Optional.of(pool(inputs));
    }

    private Kernel pool(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        Windows windows = Sliding.pool(this, x, ksize, strides, padding);
        return Pooling.largestTaken(x.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return k == 2;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new MaxPoolGrad(ksize, strides, padding), a.in(0), a.in(1), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.maxPoolGradGrad(this);
    }
}
