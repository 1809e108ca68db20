package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Pooling;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.Windows;

/**
 * The adjoint of {@link AvgPool}: {@code grad: [b, o..., c] → origInputShape}, each element in equal parts where the window sees the
 * elements that it is the mean of.
 *
 * <p>TensorFlow: AvgPoolGrad, AvgPool3DGrad.
 */
public record AvgPoolGrad(List<Integer> origInputShape, List<Integer> ksize, List<Integer> strides, Padding padding)
        implements NeuralOp {
    /** Copies the lists. */
    public AvgPoolGrad {
        origInputShape = List.copyOf(origInputShape);
        ksize = List.copyOf(ksize);
        strides = List.copyOf(strides);
    }

    @Override
    public String opName() {
        return strides.size() == 4 ? "raw_ops.AvgPoolGrad" : "raw_ops.AvgPool3DGrad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType grad = Check.count(this, inputs, 1).get(0);
        Check.floating(this, grad);
        Sliding.notExplicit(this, padding);
        TensorType x = grad.with(Check.shape(
                this, origInputShape.stream().mapToInt(Integer::intValue).toArray()));
        Sliding.samePooled(this, x, Sliding.pool(this, x, ksize, strides, padding), grad);
        return List.of(x);
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
        TensorType x = inputs.get(0).with(Shape.of(origInputShape));
        Windows windows = Sliding.pool(this, x, ksize, strides, padding);
        return Pooling.averageBackprop(x.shape(), windows);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new AvgPool(ksize, strides, padding), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.avgPoolGrad(this);
    }
}
