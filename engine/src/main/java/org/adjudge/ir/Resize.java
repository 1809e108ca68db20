package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Interpolation;
import org.adjudge.tensor.Shape;
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
        Check.floating(this, images);
        Shape shape = images.shape();
        if (shape.rank() != 4 || shape.slice(1, 4).size() == 0) {
            throw Check.bad(this, "takes images [n, height, width, channels] that are not empty, but got " + images);
        }
        if (size.size() != 2 || size.get(0) < 1 || size.get(1) < 1) {
            throw Check.bad(this, "size " + size + " must be [height, width], 1 or more");
        }
        if (alignCorners && halfPixelCenters) {
            throw Check.bad(this, "align_corners and half_pixel_centers exclude each other; set one of them");
        }
        return List.of(images.with(Shape.of(shape.extent(0), size.get(0), size.get(1), shape.extent(3))));
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
        Shape shape = a.in(0).shape();
        List<Integer> before = List.of(shape.extent(1), shape.extent(2));
        return a.ct().graph().apply(new ResizeGrad(method, before, alignCorners, halfPixelCenters), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.resize(this);
    }
}
