package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Sampling;
import org.adjudge.tensor.Tensor;

/**
 * The adjoint of {@link ScaleAndTranslate}: what each pixel of {@code size} gave is added up, {@code grads: [n, height, width, c] → [n, h,
 * w, c]}, f32 or f64. TensorFlow has the original image in place of its size.
 *
 * <p>The cotangent is {@link ScaleAndTranslate}.
 */
public record ScaleAndTranslateGrad(
        List<Integer> size, List<Float> scale, List<Float> translation, String kernelType, boolean antialias)
        implements NeuralOp {
    /** Copies the lists. */
    public ScaleAndTranslateGrad {
        size = List.copyOf(size);
        scale = List.copyOf(scale);
        translation = List.copyOf(translation);
    }

    @Override
    public String opName() {
        return "raw_ops.ScaleAndTranslateGrad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType images = Check.count(this, inputs, 1).get(0);
        return List.of(Images.sampled(this, images, size, scale, translation, kernelType));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Images.sampling(kernelType)
                .back(
                        inputs.get(0),
                        size.get(0),
                        size.get(1),
                        new Sampling.Axis(scale.get(0), translation.get(0), antialias),
                        new Sampling.Axis(scale.get(1), translation.get(1), antialias)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        List<Integer> before = Images.size(a.in(0));
        return a.ct().graph().apply(new ScaleAndTranslate(before, scale, translation, kernelType, antialias), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scaleAndTranslateGrad(this);
    }
}
