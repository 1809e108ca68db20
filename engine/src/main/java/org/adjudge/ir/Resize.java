package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Interpolation;
import org.adjudge.tensor.Tensor;

/**
 * Images resized, {@code images: [n, h, w, c] → [n, height, width, c]}, f32 or f64, by one of three {@link Interpolation}s,
 * which are linear in the images. Pixel i of the result lies at {@code i h / height}, with aligned corners at {@code i (h - 1) /
 * (height - 1)}, with half pixel centers at {@code (i + ½) h / height - ½}. In TensorFlow the result is float32 whatever
 * the images are, but for the nearest neighbor.
 *
 * <p>The cotangent is {@link ResizeGrad}, the adjoint.
 */
public record Resize(Interpolation method, List<Integer> size, boolean alignCorners, boolean halfPixelCenters)
        implements NeuralOp {
    /** Copies the list. */
    public Resize {
        size = List.copyOf(size);
    }

    @Override
    public String opName() {
        return "raw_ops.Resize" + method.text();
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType images = Check.count(this, inputs, 1).get(0);
        return List.of(Images.resized(this, images, size, alignCorners, halfPixelCenters));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(method.resize(inputs.get(0), size.get(0), size.get(1), alignCorners, halfPixelCenters));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph()
                .apply(new ResizeGrad(method, Images.size(a.in(0)), alignCorners, halfPixelCenters), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.resize(this);
    }
}
