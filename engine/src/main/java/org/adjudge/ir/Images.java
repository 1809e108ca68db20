package org.adjudge.ir;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.Sampling;
import org.adjudge.tensor.Shape;

/** The shape rule that all ops share which resize images. */
final class Images {
    private Images() {}

    /** Images {@code [n, h, w, c]} with other extents h and w, after a check of both. */
    static TensorType resized(Op op, TensorType images, List<Integer> size, boolean channelled) {
        Check.floating(op, images);
        Shape shape = images.shape();
        if (shape.rank() != 4 || shape.slice(1, channelled ? 4 : 3).size() == 0) {
            throw Check.bad(op, "takes images [n, height, width, channels] that are not empty, but got " + images);
        }
        if (size.size() != 2 || size.get(0) < 1 || size.get(1) < 1) {
            throw Check.bad(op, "size " + size + " must be [height, width], 1 or more");
        }
        return images.with(Shape.of(shape.extent(0), size.get(0), size.get(1), shape.extent(3)));
    }

    /** As {@link #resized}, with one of two forms of coordinates or neither. */
    static TensorType resized(
            Op op, TensorType images, List<Integer> size, boolean alignCorners, boolean halfPixelCenters) {
        TensorType result = resized(op, images, size, true);
        if (alignCorners && halfPixelCenters) {
            throw Check.bad(op, "align_corners and half_pixel_centers exclude each other; set one of them");
        }
        return result;
    }

    /** As {@link #resized}, by a {@link Sampling} with a scale and a translation for each axis. */
    static TensorType sampled(
            Op op,
            TensorType images,
            List<Integer> size,
            List<Float> scale,
            List<Float> translation,
            String kernelType) {
        if (Sampling.of(kernelType).isEmpty()) {
            throw Check.bad(
                    op,
                    "kernel_type is '" + kernelType + "'; it must be one of "
                            + Arrays.stream(Sampling.values())
                                    .map(Sampling::text)
                                    .toList());
        }
        if (scale.size() != 2 || translation.size() != 2 || !(Collections.min(scale) > 0)) {
            throw Check.bad(
                    op,
                    "scale " + scale + " and translation " + translation
                            + " must have two numbers each, for height and width, the scales above 0");
        }
        return resized(op, images, size, true);
    }

    /** The one of a name that {@link #sampled} accepted. */
    static Sampling sampling(String kernelType) {
        return Sampling.of(kernelType).orElseThrow();
    }

    /** The height and width of images. */
    static List<Integer> size(Value images) {
        return List.of(images.shape().extent(1), images.shape().extent(2));
    }
}
