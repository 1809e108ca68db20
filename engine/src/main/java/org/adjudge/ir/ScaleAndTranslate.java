package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Sampling;
import org.adjudge.tensor.Tensor;

/**
 * Images scaled and moved, {@code images: [n, h, w, c] → [n, height, width, c]}, f32 or f64, linear in the images. Pixel i of the
 * result is sampled at {@code (i + ½ - translation) / scale} by the {@link Sampling} that kernelType names, stretched where the
 * image shrinks if antialias is set; outside of the image it is 0. In TensorFlow the result is float32 whatever the images are.
 *
 * <p>The cotangent is {@link ScaleAndTranslateGrad}, the adjoint. TensorFlow: core/kernels/image/scale_and_translate_op.cc,
 * ScaleAndTranslateGrad.
 */
public record ScaleAndTranslate(
        List<Integer> size, List<Float> scale, List<Float> translation, String kernelType, boolean antialias)
        implements NeuralOp {
    /** Copies the lists. */
    public ScaleAndTranslate {
        size = List.copyOf(size);
        scale = List.copyOf(scale);
        translation = List.copyOf(translation);
    }

    @Override
    public String opName() {
        return "raw_ops.ScaleAndTranslate";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType images = Check.count(this, inputs, 1).get(0);
        return List.of(Images.sampled(this, images, size, scale, translation, kernelType));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Images.sampling(kernelType)
                .sample(
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
        return a.ct().graph()
                .apply(new ScaleAndTranslateGrad(before, scale, translation, kernelType, antialias), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scaleAndTranslate(this);
    }
}
