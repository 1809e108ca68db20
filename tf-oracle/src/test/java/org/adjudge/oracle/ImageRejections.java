package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;
import static org.adjudge.oracle.Rejections.i32;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.CropAndResize;
import org.adjudge.ir.Op;
import org.adjudge.ir.Resize;
import org.adjudge.ir.ResizeGrad;
import org.adjudge.ir.ScaleAndTranslate;
import org.adjudge.oracle.Rejections.Rejection;
import org.adjudge.tensor.Interpolation;

/** Bad inputs of ops that resize images. */
final class ImageRejections {
    private ImageRejections() {}

    static List<Rejection> all() {
        List<Rejection> all = new ArrayList<>(crops());
        all.addAll(scales());
        for (Interpolation method : Interpolation.values()) {
            Op resize = new Resize(method, List.of(3, 4), false, false);
            all.add(bad("takes images", resize, f32(2, 3, 4)));
            all.add(bad("takes images", resize, f32(1, 0, 2, 1)));
            all.add(bad("takes f32 or f64", resize, bool(1, 2, 2, 1)));
            all.add(bad("must be [height, width]", new Resize(method, List.of(3, 0), false, false), f32(1, 2, 2, 1)));
            all.add(bad("must be [height, width]", new Resize(method, List.of(3), false, false), f32(1, 2, 2, 1)));
            all.add(bad("exclude each other", new Resize(method, List.of(3, 3), true, true), f32(1, 2, 2, 1)));
            Op back = new ResizeGrad(method, List.of(3, 4), false, false);
            all.add(bad("takes f32 or f64", back, bool(1, 2, 2, 1)));
            all.add(bad(
                    "must be [height, width]", new ResizeGrad(method, List.of(-1, 3), false, false), f32(1, 2, 2, 1)));
        }
        return all;
    }

    private static List<Rejection> crops() {
        Op crop = new CropAndResize(List.of(2, 2), "bilinear", 0);
        return List.of(
                bad("takes images", crop, f32(2, 2, 1), f32(1, 4), i32(1)),
                bad("takes images", crop, f32(2, 0, 2, 1), f32(1, 4), i32(1)),
                bad("takes f32 or f64", crop, bool(2, 2, 2, 1), f32(1, 4), i32(1)),
                bad("takes boxes [n, 4]", crop, f32(2, 2, 2, 1), f32(1, 3), i32(1)),
                bad("takes boxes [n, 4]", crop, f32(2, 2, 2, 1), f32(4), i32(1)),
                bad("takes inputs of one dtype", crop, f32(2, 2, 2, 1), f64(1, 4), i32(1)),
                bad("one for each box", crop, f32(2, 2, 2, 1), f32(1, 4), i32(2)),
                bad("one for each box", crop, f32(2, 2, 2, 1), f32(1, 4), f32(1)),
                bad(
                        "'bilinear' or 'nearest'",
                        new CropAndResize(List.of(2, 2), "bicubic", 0),
                        f32(2, 2, 2, 1),
                        f32(1, 4),
                        i32(1)),
                bad(
                        "must be [height, width]",
                        new CropAndResize(List.of(2, 0), "nearest", 0),
                        f32(2, 2, 2, 1),
                        f32(1, 4),
                        i32(1)));
    }

    private static List<Rejection> scales() {
        List<Float> ones = List.of(1f, 1f);
        List<Integer> size = List.of(2, 3);
        Op scale = new ScaleAndTranslate(ScaleAndTranslate.Direction.FORTH, size, ones, ones, "gaussian", true);
        Op back = new ScaleAndTranslate(ScaleAndTranslate.Direction.BACK, size, ones, ones, "gaussian", true);
        return List.of(
                bad("takes images", scale, f32(2, 3, 4)),
                bad("takes images", scale, f32(1, 0, 2, 1)),
                bad("takes f32 or f64", scale, bool(1, 2, 2, 1)),
                bad("scales above 0", scaled(size, List.of(0f, 1f), ones, "box"), f32(1, 2, 2, 1)),
                bad("two numbers each", scaled(size, List.of(1f), ones, "box"), f32(1, 2, 2, 1)),
                bad("two numbers each", scaled(size, ones, List.of(1f, 1f, 1f), "box"), f32(1, 2, 2, 1)),
                bad("must be one of [lanczos1, ", scaled(size, ones, ones, "cubic"), f32(1, 2, 2, 1)),
                bad("must be [height, width]", scaled(List.of(2), ones, ones, "box"), f32(1, 2, 2, 1)),
                bad("takes f32 or f64", back, bool(1, 2, 2, 1)),
                bad(
                        "must be [height, width]",
                        new ScaleAndTranslate(
                                ScaleAndTranslate.Direction.BACK, List.of(-1, 3), ones, ones, "box", true),
                        f32(1, 2, 2, 1)),
                bad(
                        "must be one of",
                        new ScaleAndTranslate(ScaleAndTranslate.Direction.BACK, size, ones, ones, "", true),
                        f32(1, 2, 2, 1)));
    }

    private static Op scaled(List<Integer> size, List<Float> scale, List<Float> translation, String kernelType) {
        return new ScaleAndTranslate(ScaleAndTranslate.Direction.FORTH, size, scale, translation, kernelType, true);
    }
}
