package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Interpolation;
import org.adjudge.tensor.Shape;
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
        return List.of(method.back(inputs.get(0), size.get(0), size.get(1), alignCorners, halfPixelCenters));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Shape shape = a.in(0).shape();
        List<Integer> before = List.of(shape.extent(1), shape.extent(2));
        return a.ct().graph().apply(new Resize(method, before, alignCorners, halfPixelCenters), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.resizeGrad(this);
    }
}
