package org.adjudge.conformance.notation;

import java.util.List;
import org.adjudge.ir.CropAndResize;
import org.adjudge.ir.Op;
import org.adjudge.ir.Resize;
import org.adjudge.ir.ResizeGrad;
import org.adjudge.ir.ScaleAndTranslate;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Interpolation;
import org.adjudge.tensor.Shape;

/** The rows of functions of images. */
final class ImageRows {
    private ImageRows() {}

    static void addTo(Vocabulary v) {
        for (Interpolation method : Interpolation.values()) {
            String attributes = "size, align_corners=False, half_pixel_centers=False)";
            v.row(
                    "Resize" + method.text() + "(images, " + attributes,
                    c -> c.applyTo(
                            new Resize(
                                    method, c.integers("size"), c.flag("align_corners"), c.flag("half_pixel_centers")),
                            "images"));
            v.row(
                    "Resize" + method.text() + "Grad(grads, " + attributes,
                    c -> c.applyTo(
                            new ResizeGrad(
                                    method, c.integers("size"), c.flag("align_corners"), c.flag("half_pixel_centers")),
                            "grads"));
        }
        v.row(
                "crop_and_resize(image, boxes, box_indices, crop_size, method=\"bilinear\", extrapolation_value=0.0)",
                ImageRows::crop);
        String scaled = "size, scale, translation, kernel_type=\"lanczos3\", antialias=True)";
        v.row("ScaleAndTranslate(images, " + scaled, c -> scaled(c, ScaleAndTranslate.Direction.FORTH, "images"));
        v.row("ScaleAndTranslateGrad(grads, " + scaled, c -> scaled(c, ScaleAndTranslate.Direction.BACK, "grads"));
        v.row("resize(images, size, method='bilinear', antialias=False)", ImageRows::resize);
    }

    private static Value scaled(Call c, ScaleAndTranslate.Direction direction, String images) {
        ScaleAndTranslate op = new ScaleAndTranslate(
                direction,
                c.integers("size"),
                floats(c, "scale"),
                floats(c, "translation"),
                c.text("kernel_type"),
                c.flag("antialias"));
        return c.applyTo(op, images);
    }

    private static List<Float> floats(Call c, String name) {
        return c.reals(name).stream().map(Double::floatValue).toList();
    }

    private static Value crop(Call c) {
        Value[] both = c.tensors("image", "boxes");
        CropAndResize op =
                new CropAndResize(c.integers("crop_size"), c.text("method"), (float) c.real("extrapolation_value"));
        return c.apply(op, both[0], both[1], c.tensor("box_indices", DType.I32));
    }

    /** With half pixel centers, or by scaling, as in Python; an image without a batch is a batch of one. */
    private static Value resize(Call c) {
        Value images = c.tensor("images");
        Shape shape = images.shape();
        boolean alone = shape.rank() == 3;
        Value batch = alone ? images.reshape(Shape.of(1).concat(shape)) : images;
        Value resized = c.apply(resizing(c, batch.shape()), batch);
        return alone ? resized.reshape(resized.shape().slice(1, 4)) : resized;
    }

    private static Op resizing(Call c, Shape images) {
        List<Integer> size = c.integers("size");
        boolean antialias = c.flag("antialias");
        return switch (c.text("method")) {
            case "bilinear" -> antialias ? scaling(c, images, "triangle") : halves(Interpolation.BILINEAR, size);
            case "nearest" -> halves(Interpolation.NEAREST_NEIGHBOR, size);
            case "bicubic" -> antialias ? scaling(c, images, "keyscubic") : halves(Interpolation.BICUBIC, size);
            case "lanczos3", "lanczos5", "gaussian", "mitchellcubic" -> scaling(c, images, c.text("method"));
            default ->
                throw c.wrong(
                        "method",
                        "'bilinear', 'nearest', 'bicubic', 'lanczos3', 'lanczos5', 'gaussian' or 'mitchellcubic'");
        };
    }

    private static Op halves(Interpolation method, List<Integer> size) {
        return new Resize(method, size, false, true);
    }

    /** From border to border: the scale is the quotient of the extents, in float32. */
    private static Op scaling(Call c, Shape images, String kernelType) {
        List<Integer> size = c.integers("size");
        if (size.size() != 2 || images.rank() != 4) {
            throw c.wrong("size", "[height, width], of images [n, h, w, c]");
        }
        List<Float> scale = List.of(size.get(0) / (float) images.extent(1), size.get(1) / (float) images.extent(2));
        return new ScaleAndTranslate(
                ScaleAndTranslate.Direction.FORTH, size, scale, List.of(0f, 0f), kernelType, c.flag("antialias"));
    }
}
