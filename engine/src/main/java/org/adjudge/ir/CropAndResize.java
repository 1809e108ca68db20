package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Crops of images, resized: {@code image: [b, h, w, c], boxes: [n, 4], box_indices: i32[n] → [n, cropHeight, cropWidth, c]}, image
 * and boxes f32 or both f64. Box i is {@code [y1, x1, y2, x2]} in image {@code box_indices[i]}, in units of {@code (h - 1)} and {@code (w -
 * 1)}; pixel y of a crop lies at {@code y1 (h - 1) + y (y2 - y1) (h - 1) / (cropHeight - 1)}, the only one of a crop of extent 1 in
 * the middle. The method is bilinear, or nearest with halves away from 0; outside of the image a pixel is the
 * extrapolation value. In TensorFlow boxes and crops are float32 whatever the image is, and boxes must be finite.
 *
 * <p>The cotangent of an image is what its pixels gave, that of a box the slopes between its neighbours times how far each end of
 * the box moves the pixel; none for nearest. TensorFlow: CropAndResizeGradImage and CropAndResizeGradBoxes
 * (core/kernels/image/crop_and_resize_op.cc), of which the second knows no method.
 *
 * <p>Kinks: where a coordinate is a whole number both neighbours are that pixel, so no cotangent passes to the box along
 * its axis, as in TensorFlow.
 */
public record CropAndResize(List<Integer> cropSize, String method, float extrapolationValue) implements NeuralOp {
    /** Copies the list. */
    public CropAndResize {
        cropSize = List.copyOf(cropSize);
    }

    boolean isBilinear() {
        return method.equals("bilinear");
    }

    @Override
    public String opName() {
        return "image.crop_and_resize";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType image = Check.count(this, inputs, 3).get(0);
        TensorType boxes = inputs.get(1);
        Check.floating(this, image);
        Check.sameDType(this, image, boxes);
        if (!isBilinear() && !method.equals("nearest")) {
            throw Check.bad(this, "method is '" + method + "'; it must be 'bilinear' or 'nearest'");
        }
        if (boxes.shape().rank() != 2 || boxes.shape().extent(1) != 4) {
            throw Check.bad(this, "takes boxes [n, 4], but got " + boxes);
        }
        Shape boxed = boxes.shape().slice(0, 1);
        if (!inputs.get(2).equals(new TensorType(DType.I32, boxed))) {
            throw Check.bad(this, "takes box_indices i32" + boxed + ", one for each box, but got " + inputs.get(2));
        }
        return List.of(image.with(boxed.concat(
                Images.resized(this, image, cropSize, false).shape().slice(1, 4))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Composition.value(inputs, x -> new Crops(this, x).crops()));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 0 || (k == 1 && isBilinear());
    }

    @Override
    public Value vjp(int k, Application a) {
        Crops crops = new Crops(this, a.inputs());
        return k == 0 ? crops.ofImage(a.ct()) : crops.ofBoxes(a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.cropAndResize(this);
    }
}
