package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Interpolation;
import org.adjudge.tensor.Tensor;

/**
 * The adjoint of {@link Resize}: what each pixel of {@code size} gave is added up, {@code grads: [n, height, width, c] → [n, h,
 * w, c]}, f32 or f64. TensorFlow has the original image in place of its size, but for the nearest neighbor.
 *
 * <p>The cotangent is {@link Resize}.
 */
public record ResizeGrad(Interpolation method, List<Integer> size, boolean alignCorners, boolean halfPixelCenters)
        implements NeuralOp {
    /** Copies the list. */
    public ResizeGrad {
        size = List.copyOf(size);
    }

    @Override
    public String opName() {
        return "raw_ops.Resize" + method.text() + "Grad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType images = Check.count(this, inputs, 1).get(0);
        return List.of(Images.resized(this, images, size, alignCorners, halfPixelCenters));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(method.back(inputs.get(0), size.get(0), size.get(1), alignCorners, halfPixelCenters));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new Resize(method, Images.size(a.in(0)), alignCorners, halfPixelCenters), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.resizeGrad(this);
    }
}
