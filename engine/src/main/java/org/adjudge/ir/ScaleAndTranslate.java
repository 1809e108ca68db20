package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Sampling;
import org.adjudge.tensor.Tensor;

/**
 * Images scaled and moved, {@code images: [n, h, w, c] → [n, height, width, c]}, f32 or f64, linear in the images. Pixel i of the
 * result is sampled at {@code (i + ½ - translation) / scale} by the {@link Sampling} that kernelType names, stretched where the
 * image shrinks if antialias is set; outside of the image it is 0. In TensorFlow the result is float32 whatever the images are.
 *
 * <p>The cotangent is the adjoint, ScaleAndTranslateGrad, and that of the adjoint the op itself: what each pixel of an image of
 * {@code size} gave is added up, {@code grads: [n, height, width, c] → [n, h, w, c]}. TensorFlow's adjoint has the original image in place of
 * its size. Source: core/kernels/image/scale_and_translate_op.cc.
 */
public record ScaleAndTranslate(
        Direction direction,
        List<Integer> size,
        List<Float> scale,
        List<Float> translation,
        String kernelType,
        boolean antialias)
        implements NeuralOp {
    /** The op or its adjoint. */
    public enum Direction {
        /** From images to sampled images. */
        FORTH("raw_ops.ScaleAndTranslate"),
        /** From cotangents of sampled images to those of images. */
        BACK("raw_ops.ScaleAndTranslateGrad");

        private final String name;

        Direction(String name) {
            this.name = name;
        }

        private Direction other() {
            return this == FORTH ? BACK : FORTH;
        }
    }

    /** Copies the lists. */
    public ScaleAndTranslate {
        size = List.copyOf(size);
        scale = List.copyOf(scale);
        translation = List.copyOf(translation);
    }

    @Override
    public String opName() {
        return direction.name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType images = Check.count(this, inputs, 1).get(0);
        return List.of(Images.sampled(this, images, size, scale, translation, kernelType));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Sampling sampling = Images.sampling(kernelType);
        Sampling.Axis rows = new Sampling.Axis(scale.get(0), translation.get(0), antialias);
        Sampling.Axis columns = new Sampling.Axis(scale.get(1), translation.get(1), antialias);
        return List.of(
                direction == Direction.FORTH
                        ? sampling.sample(inputs.get(0), size.get(0), size.get(1), rows, columns)
                        : sampling.back(inputs.get(0), size.get(0), size.get(1), rows, columns));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        List<Integer> before = Images.size(a.in(0));
        return a.ct().graph()
                .apply(
                        new ScaleAndTranslate(direction.other(), before, scale, translation, kernelType, antialias),
                        a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scaleAndTranslate(this);
    }
}
