package org.adjudge.conformance.notation;

import java.util.List;
import org.adjudge.ir.Resize;
import org.adjudge.ir.ResizeGrad;
import org.adjudge.ir.Value;
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
        v.row("resize(images, size, method='bilinear')", ImageRows::resize);
    }

    /** With half pixel centers, as in Python; an image without a batch is a batch of one. */
    private static Value resize(Call c) {
        Interpolation method = switch (c.text("method")) {
            case "bilinear" -> Interpolation.BILINEAR;
            case "nearest" -> Interpolation.NEAREST_NEIGHBOR;
            case "bicubic" -> Interpolation.BICUBIC;
            default -> throw c.wrong("method", "'bilinear', 'nearest' or 'bicubic'");
        };
        Value images = c.tensor("images");
        List<Integer> size = c.integers("size");
        Shape shape = images.shape();
        boolean alone = shape.rank() == 3;
        Value batch = alone ? images.reshape(Shape.of(1).concat(shape)) : images;
        Value resized = c.apply(new Resize(method, size, false, true), batch);
        return alone ? resized.reshape(resized.shape().slice(1, 4)) : resized;
    }
}
